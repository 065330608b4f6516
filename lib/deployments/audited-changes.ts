import type { DeploymentChange } from './diff-deployments.ts';

/** A diff as the two sides of an audit record, by field path. Secrets are masks already; plain values of variables stay out. */
export function auditedChanges(changes: DeploymentChange[]) {
  const side = (pick: 'before' | 'after') =>
    Object.fromEntries(
      changes
        .filter((change) => change[pick] !== null)
        .map(({ section, field, [pick]: value }) => [field, section === 'environment_variables' ? '••••' : value]),
    );
  return { before: side('before'), after: side('after') };
}
