import { countTokensOfPlace } from '#db/queries/tokens-of-place.ts';
import { countDeploymentsIn, type WorkspaceRecord } from '#db/queries/workspaces.ts';
import { decide, permissionsOf } from '#lib/access/decide.ts';
import type { Permission } from '#lib/access/permissions.ts';
import { weakestRoleFor } from '#lib/access/require-permission.ts';
import { roleName } from '#lib/access/roles.ts';
import type { Context } from '#lib/context.ts';
import { stampPeople } from '#lib/stamp-people.ts';

import type { Can, WorkspaceDetails, WorkspaceRow } from './types.ts';

/** The strongest role the actor has on the Workspace, and what gives it. */
function ownRole(ctx: Context, workspaceId: string): { role: string | null; roleVia: string | null } {
  const organizationId = ctx.organization.id;
  const owner = decide(ctx.bindings, 'organization.workspaces.own', { organizationId });
  if (owner.allowed) return { role: 'Workspace Owner', roleVia: owner.because };
  const held = ctx.bindings.filter(
    ({ entityType, entityId }) => entityType === 'WORKSPACE' && entityId === workspaceId,
  );
  const [strongest] = held.toSorted((a, b) => permissionsOf(b).size - permissionsOf(a).size);
  if (!strongest) return { role: null, roleVia: null };
  return { role: roleName(strongest.role), roleVia: strongest.team ? `Team ${strongest.team.name}` : null };
}

/** `true`, or which role it would need. */
export function canInWorkspace(ctx: Context, permission: Permission, workspaceId: string): Can {
  const resource = { organizationId: ctx.organization.id, workspaceId };
  if (decide(ctx.bindings, permission, resource).allowed) return true;
  return `This needs the role ${roleName(weakestRoleFor(permission))}.`;
}

export function presentWorkspace(ctx: Context, record: WorkspaceRecord & { deploymentCount: number }): WorkspaceRow {
  const { id } = record;
  return {
    id,
    name: record.name,
    description: record.description,
    isCicdEnforcedDefault: record.isCicdEnforcedDefault,
    deploymentCount: record.deploymentCount,
    createdAt: record.createdAt,
    updatedAt: record.updatedAt,
    ...ownRole(ctx, id),
    can: {
      update: canInWorkspace(ctx, 'workspace.update', id),
      delete: canInWorkspace(ctx, 'workspace.delete', id),
    },
  };
}

/** Everything the pages of one Workspace show. */
export async function presentWorkspaceDetails(
  ctx: Context,
  record: WorkspaceRecord & { deploymentCount: number },
): Promise<WorkspaceDetails> {
  const peopleOf = await stampPeople(ctx, [record]);
  const row = presentWorkspace(ctx, record);
  const seesHolders = canInWorkspace(ctx, 'workspace.users.get', record.id) === true;
  return {
    ...row,
    organizationId: record.organizationId,
    defaultCloudProvider: record.defaultCloudProvider,
    defaultRegion: record.defaultRegion,
    defaultClusterId: record.defaultClusterId,
    ...peopleOf(record),
    allDeployments: await countDeploymentsIn(ctx.db, record.id),
    tokenCount: await countTokensOfPlace(ctx.db, record.organizationId, { scope: 'WORKSPACE', id: record.id }),
    pages: {
      deployments: true,
      general: true,
      users: seesHolders,
      teams: seesHolders,
      apiTokens: canInWorkspace(ctx, 'workspace.apiTokens.get', record.id) === true,
    },
  };
}
