import type { Queryable, Transaction } from '#db/client.ts';
import { selectCustomRoleNamed } from '#db/queries/custom-roles.ts';
import { isDuplicate } from '#db/queries/is-duplicate.ts';
import { selectWorkspacePlaces } from '#db/queries/places.ts';
import { PERMISSIONS_OF, type Permission } from '#lib/access/permissions.ts';
import type { CustomRoleScope } from '#lib/access/role-templates.ts';
import { invalidField } from '#lib/errors.ts';
import { formatList } from '#lib/format.ts';

import { unknownPermissions } from './schemas.ts';

/** The names as permissions of the scope, each once and in catalogue order; INVALID names those that are not. */
export function checkPermissions(scope: CustomRoleScope, names: readonly string[]): Permission[] {
  const unknown = unknownPermissions(scope, names);
  if (unknown.length > 0) {
    const [one] = unknown;
    const what = scope === 'DAG' ? 'Dag' : 'Deployment';
    const example = PERMISSIONS_OF[scope][0];
    const message =
      unknown.length === 1
        ? `${one} is not a permission of a ${what} role. Use one such as ${example}.`
        : `${formatList(unknown.slice(0, 5))} are not permissions of a ${what} role. Use some such as ${example}.`;
    throw invalidField('permissions', 'unknown', message);
  }
  const wanted = new Set(names);
  return PERMISSIONS_OF[scope].filter((permission) => wanted.has(permission));
}

/** INVALID unless each id is a Workspace of the Organization. */
export async function checkWorkspaces(db: Queryable, organizationId: string, ids: string[]): Promise<void> {
  const places = await selectWorkspacePlaces(db, organizationId, ids);
  const unknown = ids.find((id) => !places.has(id));
  if (unknown === undefined) return;
  const message = `This Organization has no Workspace ${unknown}. Choose its own Workspaces.`;
  throw invalidField('restrictedWorkspaceIds', 'not_found', message);
}

const takenName = (name: string) =>
  invalidField('name', 'taken', `A role is called “${name}” already. Choose another name.`);

/** INVALID with the name of the other role that has this one, ignoring case. */
export async function requireFreeName(tx: Transaction, role: { id: string; organizationId: string; name: string }) {
  const other = await selectCustomRoleNamed(tx, role.organizationId, role.name);
  if (other && other.id !== role.id) throw takenName(other.name);
}

/** The same refusal for a name that somebody else took between the question and the write. */
export function explainTakenName(name: string) {
  return (error: unknown): never => {
    throw isDuplicate(error) ? takenName(name) : error;
  };
}
