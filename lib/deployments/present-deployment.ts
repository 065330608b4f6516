import type { DeploymentRecord, VariableRecord } from '#db/queries/deployments.ts';
import { selectVariables } from '#db/queries/deployments.ts';
import { selectWorkspacePlaces } from '#db/queries/places.ts';
import { countTokensOfPlace } from '#db/queries/tokens-of-place.ts';
import { decide } from '#lib/access/decide.ts';
import type { Permission } from '#lib/access/permissions.ts';
import { weakestRoleFor } from '#lib/access/require-permission.ts';
import { seeHoldersPermission } from '#lib/access/require-see-holder.ts';
import { roleName } from '#lib/access/roles.ts';
import type { Context } from '#lib/context.ts';
import { stampPeople } from '#lib/stamp-people.ts';
import type { Can } from '#lib/workspaces/types.ts';

import type { DeploymentDraft } from './configuration.ts';
import { currentStatus } from './current-status.ts';
import type { DeploymentDetails, DeploymentRow } from './types.ts';

function resourceOf(ctx: Context, { id, workspaceId }: DeploymentRecord) {
  return { organizationId: ctx.organization.id, workspaceId, deploymentId: id };
}

function canOn(ctx: Context, permission: Permission, record: DeploymentRecord): Can {
  if (decide(ctx.bindings, permission, resourceOf(ctx, record)).allowed) return true;
  return `This needs the role ${roleName(weakestRoleFor(permission))} or Workspace Operator.`;
}

export function presentDeployment(ctx: Context, record: DeploymentRecord): DeploymentRow {
  return {
    id: record.id,
    workspaceId: record.workspaceId,
    name: record.name,
    description: record.description,
    status: currentStatus(record, ctx.now),
    runtimeVersion: record.runtimeVersion,
    executor: record.configuration.executor,
    isDevelopmentMode: record.configuration.isDevelopmentMode,
    createdAt: record.createdAt,
    updatedAt: record.updatedAt,
    can: { update: canOn(ctx, 'deployment.update', record), delete: canOn(ctx, 'deployment.delete', record) },
  };
}

/** Plain values are for those who may see objects of the environment; secrets are for nobody. */
export function mayReadValues(ctx: Context, record: DeploymentRecord): boolean {
  return decide(ctx.bindings, 'deployment.envObjects.get', resourceOf(ctx, record)).allowed;
}

/** Variables as the actor may see them; a null value is not told. */
export function visibleVariables(
  ctx: Context,
  record: DeploymentRecord,
  variables: VariableRecord[],
): VariableRecord[] {
  const isShown = mayReadValues(ctx, record);
  return variables.map((variable) => ({
    ...variable,
    value: isShown && !variable.isSecret ? (variable.value ?? '') : null,
  }));
}

/** The stored Deployment as a draft: what a file is written from and a change is compared with. */
export function draftOfRecord(record: DeploymentRecord, variables: VariableRecord[]): DeploymentDraft {
  return {
    name: record.name,
    description: record.description,
    runtimeVersion: record.runtimeVersion,
    configuration: record.configuration,
    variables: variables.map(({ key, isSecret, value }) => ({ key, isSecret, value: isSecret ? null : value })),
  };
}

/** Everything the overview shows. */
export async function presentDeploymentDetails(ctx: Context, record: DeploymentRecord): Promise<DeploymentDetails> {
  const organizationId = ctx.organization.id;
  // One after the other: within a transaction they share a connection.
  const peopleOf = await stampPeople(ctx, [record]);
  const variables = await selectVariables(ctx.db, record.id);
  const places = await selectWorkspacePlaces(ctx.db, organizationId, [record.workspaceId]);
  const tokenCount = await countTokensOfPlace(ctx.db, organizationId, { scope: 'DEPLOYMENT', id: record.id });
  return {
    ...presentDeployment(ctx, record),
    pages: {
      users: canOn(ctx, seeHoldersPermission('USER', 'DEPLOYMENT'), record) === true,
      teams: canOn(ctx, seeHoldersPermission('TEAM', 'DEPLOYMENT'), record) === true,
      apiTokens: canOn(ctx, 'deployment.apiTokens.get', record) === true,
    },
    workspaceName: places.get(record.workspaceId)?.name ?? '',
    configuration: record.configuration,
    variables: visibleVariables(ctx, record, variables),
    areValuesShown: mayReadValues(ctx, record),
    ...peopleOf(record),
    tokenCount,
  };
}
