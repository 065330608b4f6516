import { roleName } from '#lib/access/roles.ts';
import { formatDateTime } from '#lib/format.ts';

type Facts = Record<string, unknown> | null;

const text = (facts: Facts, key: string): string => (typeof facts?.[key] === 'string' ? facts[key] : '');

/** "the name from “a” to “b”", for each field an edit changed. */
function changes(before: Facts, after: Facts): string[] {
  return Object.keys(after ?? {}).flatMap((key) => {
    if (key === 'roles') return 'its roles in Workspaces and Deployments';
    if (JSON.stringify(before?.[key]) === JSON.stringify(after?.[key])) return [];
    if (key === 'role') return `the role from ${roleName(text(before, key))} to ${roleName(text(after, key))}`;
    if (key === 'name') return `the name from “${text(before, key)}” to “${text(after, key)}”`;
    return `the ${key}`;
  });
}

function rotated(after: Facts): string {
  const until = text(after, 'overlapEndsAt');
  if (until === '') return 'rotated the token and ended the old value';
  return `rotated the token and kept the old value until ${formatDateTime(new Date(until), 'UTC')} UTC`;
}

/** What an audit event of a token says, without its actor: "changed the role from Member to Owner". */
export function activitySentence(action: string, before: Facts, after: Facts): string {
  switch (action) {
    case 'token.created':
      return `created the token with the role ${roleName(text(after, 'role'))}`;
    case 'token.updated':
      return `changed ${new Intl.ListFormat('en').format(changes(before, after))}`;
    case 'token.rotated':
      return rotated(after);
    case 'token.overlap_ended':
      return `ended the old value …${text(before, 'shortToken')}`;
    case 'token.paused':
      return 'paused the token';
    case 'token.resumed':
      return 'resumed the token';
    case 'token.deleted':
      return 'deleted the token';
    case 'token.copied':
      return 'confirmed copying the value';
    case 'token.looked_up':
      return 'looked the token up by its value';
    default:
      return action;
  }
}
