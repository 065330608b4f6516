import { and, eq, inArray } from 'drizzle-orm';

import type { Queryable } from '#db/client.ts';
import { customRoles } from '#db/schema/index.ts';
import type { CustomRoleFacts } from '#lib/access/bindings.ts';

/** The Organization's custom roles of these exact names, by name. */
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
    .where(and(eq(customRoles.organizationId, organizationId), inArray(customRoles.name, names)));
  return new Map(rows.map(({ name, ...facts }) => [name, facts]));
}
