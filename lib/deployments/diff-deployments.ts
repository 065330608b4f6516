import type { DeploymentDraft } from './configuration.ts';
import { fileValues } from './write-deployment-file.ts';

/** One field that would change, as a person reads it. */
export interface DeploymentChange {
  /** Part of the file, such as `configuration` or `worker_queues`. */
  section: string;
  /** Path in the file with names instead of positions: `worker_queues.default.max_worker_count`. */
  field: string;
  kind: 'added' | 'removed' | 'changed';
  before: string | null;
  after: string | null;
}

export const MASK = '••••';

/** What names an entry of each list, so that a moved entry is no change. */
const NAMED_BY: Record<string, string> = { worker_queues: 'name', environment_variables: 'key' };

type Leaves = Map<string, string>;

function collect(value: unknown, path: string[], into: Leaves): void {
  if (Array.isArray(value)) {
    for (const [index, entry] of value.entries()) {
      const by = NAMED_BY[path[0] ?? ''];
      const isObject = typeof entry === 'object' && entry !== null;
      const name = isObject ? (by ? String((entry as Record<string, unknown>)[by]) : String(index + 1)) : String(entry);
      collect(entry, [...path, name], into);
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      const isName = path.length > 1 && key === NAMED_BY[path[0] ?? ''];
      if (!isName && inner !== '') collect(inner, [...path, key], into);
    }
  } else {
    into.set(path.join('.'), String(value));
  }
}

/** Every field of the file with its value as text; a secret is a mask, and says when its value is a new one. */
function leaves(draft: DeploymentDraft): Leaves {
  const into: Leaves = new Map();
  const { environment_variables: _, ...rest } = fileValues(draft, null);
  collect(rest, [], into);
  for (const { key, isSecret, value } of draft.variables) {
    into.set(
      `environment_variables.${key}`,
      isSecret ? (value === null ? MASK : `${MASK} (new value)`) : (value ?? ''),
    );
  }
  return into;
}

/** What `after` changes, field by field, in the order of the file; null for a Deployment that does not exist yet. */
export function diffDeployments(before: DeploymentDraft | null, after: DeploymentDraft): DeploymentChange[] {
  const old: Leaves = before ? leaves(before) : new Map();
  const next = leaves(after);
  const changes: DeploymentChange[] = [];
  for (const field of new Set([...next.keys(), ...old.keys()])) {
    const [was, is] = [old.get(field) ?? null, next.get(field) ?? null];
    if (was === is) continue;
    const kind = was === null ? 'added' : is === null ? 'removed' : 'changed';
    changes.push({ section: field.slice(0, field.indexOf('.')), field, kind, before: was, after: is });
  }
  return changes.toSorted((a, b) => SECTIONS.indexOf(a.section) - SECTIONS.indexOf(b.section));
}

const SECTIONS = ['configuration', 'worker_queues', 'environment_variables', 'alert_emails', 'hibernation_schedules'];
