import { and, eq, inArray, sql } from 'drizzle-orm';

import type { Queryable } from '#db/client.ts';
import { customRoles } from '#db/schema/index.ts';
import type { CustomRoleFacts } from '#lib/access/bindings.ts';

/**
 * The Organization's custom roles of these exact names, by name. In a transaction they stay as they are until its end: a
 * change of such a role waits, and one under way is waited for, so that nobody is given a name or rights of before it.
 */
export async function selectCustomRoleFacts(
  db: Queryable,
  organizationId: string,
  names: string[],
): Promise<Map<string, CustomRoleFacts>> {
  if (names.length === 0) return new Map();
  const rows = await db
    .select({
      name: customRoles.name,
      id: customRoles.id,
      scope: customRoles.scope,
      permissions: customRoles.permissions,
      restrictedWorkspaceIds: customRoles.restrictedWorkspaceIds,
    })
    .from(customRoles)
    .where(and(eq(customRoles.organizationId, organizationId), inArray(customRoles.name, names)))
    .for('key share');
  return new Map(rows.map(({ name, ...facts }) => [name, facts]));
}

/** All custom roles of one scope with what the forms tell of them, by name; at most 500. */
export async function selectCustomRoleChoices(
  db: Queryable,
  organizationId: string,
  scope: CustomRoleFacts['scope'],
): Promise<(CustomRoleFacts & { name: string; description: string | null })[]> {
  return db
    .select({
      id: customRoles.id,
      name: customRoles.name,
      description: customRoles.description,
      scope: customRoles.scope,
      permissions: customRoles.permissions,
      restrictedWorkspaceIds: customRoles.restrictedWorkspaceIds,
    })
    .from(customRoles)
    .where(and(eq(customRoles.organizationId, organizationId), eq(customRoles.scope, scope)))
    .orderBy(sql`lower(${customRoles.name})`)
    .limit(500);
}
