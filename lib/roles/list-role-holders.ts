import { selectCustomRole } from '#db/queries/custom-roles.ts';
import {
  countBuiltInHolders,
  countCustomHolders,
  NO_HOLDERS,
  selectHolders,
  type HolderRecord,
} from '#db/queries/role-holders.ts';
import { decide } from '#lib/access/decide.ts';
import { requirePermission } from '#lib/access/require-permission.ts';
import type { Context } from '#lib/context.ts';
import { notFound } from '#lib/errors.ts';

import { roleHoldersInput } from './schemas.ts';
import type { RoleHolders } from './types.ts';

const SHOWN = 100;

function placeInWords({ entityType, entityId, deploymentName, workspaceName }: HolderRecord): string {
  const deployment = `${deploymentName ?? 'a deleted Deployment'} in ${workspaceName ?? 'a deleted Workspace'}`;
  switch (entityType) {
    case 'ORGANIZATION':
      return 'Organization';
    case 'WORKSPACE':
      return workspaceName ?? 'a deleted Workspace';
    case 'DEPLOYMENT':
      return deployment;
    case 'DAG':
      return `Dag ${entityId} on ${deployment}`;
    case 'DAG_TAG':
      return `Tag ${entityId} on ${deployment}`;
  }
}

/**
 * Who holds a role (roleHoldersInput) and where. Every member may read it; tokens are named only to those who may see
 * the Organization's tokens and counted for the others.
 */
export async function listRoleHolders(ctx: Context, raw: unknown): Promise<RoleHolders> {
  const input = roleHoldersInput.parse(raw);
  const resource = { organizationId: ctx.organization.id };
  requirePermission(ctx, 'organization.users.get', resource);
  const seesTokens = decide(ctx.bindings, 'organization.apiTokens.access', resource).allowed;
  if ('roleId' in input && !(await selectCustomRole(ctx.db, ctx.organization.id, input.roleId))) {
    throw notFound('This role');
  }
  const counts =
    'roleId' in input
      ? (await countCustomHolders(ctx.db, [input.roleId])).get(input.roleId)
      : (await countBuiltInHolders(ctx.db, ctx.organization.id)).get(input.name);
  const role = 'roleId' in input ? { customRoleId: input.roleId } : { name: input.name };
  const records = await selectHolders(ctx.db, ctx.organization.id, role, {
    limit: SHOWN,
    types: seesTokens ? ['USER', 'TEAM', 'TOKEN'] : ['USER', 'TEAM'],
  });
  return {
    counts: counts ?? NO_HOLDERS,
    holders: records.map((record) => ({
      type: record.subjectType,
      id: record.subjectId,
      name: record.name,
      where: placeInWords(record),
    })),
    hidesTokens: !seesTokens && (counts?.tokens ?? 0) > 0,
  };
}
