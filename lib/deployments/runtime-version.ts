/** The first Astro Runtime that knows Dag roles (domain-facts 4.6). */
export const DAG_ROLES_SINCE = '3.1-12';

/** `3.1-12` as numbers; null for the older numbering such as `12.1.0`, which is all before 3.0-1. */
function parse(version: string): number[] | null {
  const match = /^(\d+)\.(\d+)-(\d+)/.exec(version);
  return match ? match.slice(1).map(Number) : null;
}

/** True when Dag roles may be given in a Deployment of this runtime. */
export function hasDagRoles(runtimeVersion: string): boolean {
  const version = parse(runtimeVersion);
  const since = parse(DAG_ROLES_SINCE);
  if (!version || !since) return false;
  const at = version.findIndex((part, index) => part !== since[index]);
  return at === -1 || (version[at] ?? 0) > (since[at] ?? 0);
}
