import type { Queryable } from '#db/client.ts';
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

/** Turns the refusal of the unique index into words about the field; other errors go on as they are. */
export function explainTakenName(name: string) {
  return (error: unknown): never => {
    if (!isDuplicate(error)) throw error;
    throw invalidField('name', 'taken', `A role is called “${name}” already. Choose another name.`);
  };
}
