import { countBuiltInHolders, NO_HOLDERS } from '#db/queries/role-holders.ts';
import { requirePermission } from '#lib/access/require-permission.ts';
import { ROLE_FACTS, ROLES_OF, type RoleLevel } from '#lib/access/roles.ts';
import type { Context } from '#lib/context.ts';

import type { BuiltInRoleRow } from './types.ts';

/** Every built-in role, level by level and strongest first, with who holds it; every member may read it. */
export async function listBuiltInRoles(ctx: Context): Promise<BuiltInRoleRow[]> {
  requirePermission(ctx, 'organization.users.get', { organizationId: ctx.organization.id });
  const holders = await countBuiltInHolders(ctx.db, ctx.organization.id);
  return (Object.keys(ROLES_OF) as RoleLevel[]).flatMap((level) =>
    [...ROLES_OF[level]].toReversed().map((role) => {
      const { name, summary, permissions } = ROLE_FACTS[role];
      const usedBy = holders.get(role) ?? NO_HOLDERS;
      return { role, level, name, summary, permissionCount: permissions.size, usedBy };
    }),
  );
}
