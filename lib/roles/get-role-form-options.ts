import { selectRoleStarts } from '#db/queries/custom-roles.ts';
import { selectWorkspaceNames } from '#db/queries/places.ts';
import { requirePermission } from '#lib/access/require-permission.ts';
import { ROLE_TEMPLATES } from '#lib/access/role-templates.ts';
import type { Context } from '#lib/context.ts';

import type { RoleFormOptions } from './types.ts';

/** What the role form offers: templates and roles to start from, Workspaces to restrict to. Needs organization.roles.manage. */
export async function getRoleFormOptions(ctx: Context): Promise<RoleFormOptions> {
  requirePermission(ctx, 'organization.roles.manage', { organizationId: ctx.organization.id });
  const roles = await selectRoleStarts(ctx.db, ctx.organization.id);
  const workspaces = await selectWorkspaceNames(ctx.db, ctx.organization.id);
  const templates = ROLE_TEMPLATES.map((template) => ({ ...template, permissions: [...template.permissions] }));
  return { templates, roles, workspaces };
}
