import type { z } from '@hono/zod-openapi';

import type { Binding } from '#lib/access/bindings.ts';
import type { ApiTokenFacts } from '#lib/tokens/api-token.ts';

import { presentProfile } from './present-profile.ts';
import type { subjectRolesSchema } from './role-schemas.ts';
import type { tokenRoleSchema, tokenSchema } from './token-schemas.ts';

/** ApiToken (api-contract 4.2). Optional keys are left out, never null; `token` only where a value was just issued. */
export function presentToken(facts: ApiTokenFacts, secret?: string): z.infer<typeof tokenSchema> {
  const { record, bindings, createdBy, updatedBy } = facts;
  return {
    id: record.id,
    name: record.name,
    description: record.description,
    scope: record.scope,
    type: record.scope,
    kind: record.kind,
    shortToken: record.shortToken,
    startAt: record.startAt.toISOString(),
    ...(record.endAt && { endAt: record.endAt.toISOString() }),
    ...(record.expiryPeriodDays !== null && { expiryPeriodInDays: record.expiryPeriodDays }),
    ...(record.allowedIpRanges.length > 0 && { allowedIpAddressRanges: record.allowedIpRanges }),
    createdAt: record.createdAt.toISOString(),
    createdBy: presentProfile(createdBy.id, createdBy.type, createdBy.profile),
    updatedAt: record.updatedAt.toISOString(),
    updatedBy: presentProfile(updatedBy.id, updatedBy.type, updatedBy.profile),
    ...(record.lastUsedAt && { lastUsedAt: record.lastUsedAt.toISOString() }),
    ...(record.lastRotatedAt && { lastRotatedAt: record.lastRotatedAt.toISOString() }),
    roles: bindings.map(presentRole),
    ...(secret !== undefined && { token: secret }),
  };
}

function presentRole({ entityType, entityId, role, deploymentId }: Binding): z.infer<typeof tokenRoleSchema> {
  return { entityType, entityId, role, ...(deploymentId !== null && { deploymentId }) };
}

/** SubjectRoles (api-contract 4.3): lists without entries are left out, because an empty one breaks clients. */
export function presentSubjectRoles(bindings: Binding[]): z.infer<typeof subjectRolesSchema> {
  const of = (type: Binding['entityType']) => bindings.filter((binding) => binding.entityType === type);
  const organizationRole = of('ORGANIZATION')[0]?.role;
  const workspaceRoles = of('WORKSPACE').map(({ entityId, role }) => ({ workspaceId: entityId, role }));
  const deploymentRoles = of('DEPLOYMENT').map(({ entityId, role }) => ({ deploymentId: entityId, role }));
  const dagRoles = [...of('DAG'), ...of('DAG_TAG')].map(({ entityType, entityId, deploymentId, role }) => ({
    deploymentId: deploymentId ?? '',
    role,
    ...(entityType === 'DAG' ? { dagId: entityId } : { dagTag: entityId }),
  }));
  return {
    ...(organizationRole !== undefined && { organizationRole }),
    ...(workspaceRoles.length > 0 && { workspaceRoles }),
    ...(deploymentRoles.length > 0 && { deploymentRoles }),
    ...(dagRoles.length > 0 && { dagRoles }),
  };
}
