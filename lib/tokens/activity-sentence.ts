import { roleName } from '#lib/access/roles.ts';
import { formatDateTime } from '#lib/format.ts';

type Facts = Record<string, unknown> | null;

const text = (facts: Facts, key: string): string => (typeof facts?.[key] === 'string' ? facts[key] : '');

/** Addresses and ranges named before "and N more". */
const NAMED = 5;

function ranges(facts: Facts): string {
  const all = (facts?.['allowedIpRanges'] ?? []) as string[];
  if (all.length === 0) return 'every address';
  const more = all.length > NAMED + 1 ? all.length - NAMED : 0;
  const named = (more > 0 ? all.slice(0, NAMED) : all).join(', ');
  return more > 0 ? `${named} and ${more} more` : named;
}

/** "the name from “a” to “b”", for each field an edit changed. */
function changes(before: Facts, after: Facts): string[] {
  return Object.keys(after ?? {}).flatMap((key) => {
    if (JSON.stringify(before?.[key]) === JSON.stringify(after?.[key])) return [];
    if (key === 'role') return `the role from ${roleName(text(before, key))} to ${roleName(text(after, key))}`;
    if (key === 'name') return `the name from “${text(before, key)}” to “${text(after, key)}”`;
    if (key === 'allowedIpRanges') return `the allowed IP addresses from ${ranges(before)} to ${ranges(after)}`;
    return `the ${key}`;
  });
}

interface RoleEntry {
  entityType: string;
  entityId: string;
  deploymentId: string | null;
  role: string;
  place?: string;
}

const entries = (facts: Facts): RoleEntry[] => (Array.isArray(facts?.['roles']) ? (facts['roles'] as RoleEntry[]) : []);

/**
 * "gave Workspace Operator on analytics" where the event tells the one role that changed and its place; longer lists, and
 * those of programs, are told as a whole.
 */
function rolesChanged(before: Facts, after: Facts): string {
  const [taken, given] = [entries(before), entries(after)];
  const [old, now] = [taken[0], given[0]];
  const whole = 'changed its roles in Workspaces and Deployments';
  if (taken.length > 1 || given.length > 1) return whole;
  if (now?.place !== undefined && !old) return `gave it ${roleName(now.role)} on ${now.place}`;
  if (old?.place !== undefined && !now) return `took ${roleName(old.role)} on ${old.place} from it`;
  if (old && now?.place !== undefined) {
    return `changed its role on ${now.place} from ${roleName(old.role)} to ${roleName(now.role)}`;
  }
  return whole;
}

function rotated(after: Facts): string {
  const until = text(after, 'overlapEndsAt');
  if (until === '') return 'rotated the token and ended the old value';
  return `rotated the token and kept the old value until ${formatDateTime(new Date(until), 'UTC')} UTC`;
}

const QUARANTINES: Record<string, string> = {
  paused: ' and paused the token',
  old_value_ended: ' and ended that value',
};

function leakReported(after: Facts): string {
  return `reported the value …${text(after, 'shortToken')} as leaked${QUARANTINES[text(after, 'quarantine')] ?? ''}`;
}

/** What an audit event of a token says, without its actor: "changed the role from Member to Owner". */
export function activitySentence(action: string, before: Facts, after: Facts): string {
  switch (action) {
    case 'token.created':
      return `created the token with the role ${roleName(text(after, 'role'))}`;
    case 'token.updated':
      if (after && 'roles' in after) return rolesChanged(before, after);
      return `changed ${new Intl.ListFormat('en').format(changes(before, after))}`;
    case 'token.rotated':
      return rotated(after);
    case 'token.overlap_ended':
      return `ended the old value …${text(before, 'shortToken')}`;
    case 'token.paused':
      return 'paused the token';
    case 'token.resumed':
      return after?.['despiteLeak'] === true
        ? 'resumed the token although it was reported as leaked'
        : 'resumed the token';
    case 'token.deleted':
      return 'deleted the token';
    case 'token.copied':
      return 'confirmed copying the value';
    case 'token.leak_reported':
      return leakReported(after);
    case 'token.looked_up':
      return 'looked the token up by its value';
    default:
      return action;
  }
}
