import { z } from 'zod';

import { selectDeploymentPlaces, selectWorkspacePlaces } from '#db/queries/places.ts';
import { selectBindings } from '#db/queries/role-bindings.ts';
import { replaceTokenBindings } from '#db/queries/token-roles.ts';
import { updateToken, type TokenRecord } from '#db/queries/tokens.ts';
import { ENTITY_TYPES, isDagEntity, type Binding } from '#lib/access/bindings.ts';
import { requireMayGrant } from '#lib/access/may-grant.ts';
import { isRoleOfLevel, requirePermission } from '#lib/access/require-permission.ts';
import { organizationBinding } from '#lib/access/rights-preview.ts';
import { levelOf, ROLES_OF } from '#lib/access/roles.ts';
import { recordAudit } from '#lib/audit/record-audit.ts';
import type { Context } from '#lib/context.ts';
import { DomainError, type FieldError } from '#lib/errors.ts';

import { auditTarget, changeToken, updatedBy } from './change-token.ts';
import { tokenIdField } from './schemas.ts';
import { requireTokenCan } from './token-can.ts';

const updateTokenRolesInput = z.strictObject({
  tokenId: tokenIdField,
  roles: z
    .array(
      z.strictObject({
        entityType: z.enum(ENTITY_TYPES),
        entityId: z.string().min(1).max(250),
        deploymentId: z.string().min(1).nullable(),
        role: z.string().min(1).max(128),
      }),
      'Send the complete list of roles',
    )
    .min(1, 'A token needs at least the role of its own scope')
    .max(1000, 'A token may hold at most 1,000 roles'),
});

/**
 * Replaces all roles of a token; takes effect with the next request. The entry of the token's own scope must stay, every
 * Workspace and Deployment must belong to the Organization, and nobody gives away what they do not hold. INVALID names
 * each refused entry as `roles.<position>.<field>`.
 */
export async function updateTokenRoles(ctx: Context, raw: unknown): Promise<Binding[]> {
  const { tokenId, roles } = updateTokenRolesInput.parse(raw);
  const resource = { organizationId: ctx.organization.id };
  return changeToken(ctx, tokenId, 'organization.apiTokens.update', async (tx, record) => {
    requireTokenCan(ctx, record, 'edit');
    refuse([...shapeErrors(record, roles), ...(await placeErrors({ ...ctx, db: tx }, roles))]);
    for (const { entityType, role } of roles)
      if (entityType === 'ORGANIZATION') requireMayGrant(ctx, organizationBinding(resource, role));
    // Roles below the Organization are given by whoever owns all Workspaces; there is no lower level to hold them on yet.
    if (roles.some((role) => role.entityType !== 'ORGANIZATION')) {
      requirePermission(ctx, 'organization.workspaces.own', resource);
    }
    const home = roles.find((role) => isHome(record, role));
    if (!home) throw new Error('the home entry was checked above');
    const before = await selectBindings(tx, tokenId, ctx.organization.id);
    await replaceTokenBindings(tx, record, { home: home.role, bindings: roles }, { id: ctx.actor.id, at: ctx.now });
    await updateToken(tx, tokenId, updatedBy(ctx));
    const after = await selectBindings(tx, tokenId, ctx.organization.id);
    await recordAudit(tx, ctx, {
      action: 'token.updated',
      target: auditTarget(record),
      before: { role: record.role, roles: before },
      after: { role: home.role, roles: after },
    });
    return after;
  });
}

function refuse(fields: FieldError[]): void {
  const [first] = fields;
  if (first) throw new DomainError('INVALID', first.message, { fields });
}

const isHome = (record: TokenRecord, { entityType, entityId }: Binding) =>
  entityType === record.scope && entityId === record.entityId;

/** What the list says by itself, without a look at the database. */
function shapeErrors(record: TokenRecord, roles: Binding[]): FieldError[] {
  const errors: FieldError[] = [];
  const seen = new Set<string>();
  for (const [at, binding] of roles.entries()) {
    const { entityType, entityId, deploymentId, role } = binding;
    const error = (field: string, code: string, message: string) =>
      errors.push({ field: `roles.${at}.${field}`, code, message });
    if (!isRoleOfLevel(role, levelOf(entityType))) {
      const known = ROLES_OF[levelOf(entityType)].join(', ');
      error('role', 'unknown', `${role} is not a role for ${entityType}. Use one of ${known}.`);
    }
    if (entityType === 'ORGANIZATION' && !isHome(record, binding)) {
      error('entityId', 'foreign', 'A token can hold a role only in the Organization it belongs to');
    }
    if (isDagEntity(entityType) !== (deploymentId !== null)) {
      const rule = deploymentId === null ? 'Name the Deployment of this Dag' : 'Only Dag entries name a Deployment';
      error('deploymentId', 'deployment', rule);
    }
    const identity = JSON.stringify([entityType, entityId, deploymentId]);
    if (seen.has(identity))
      error('entityId', 'duplicate', 'A token holds one role per entity; this one is named twice');
    seen.add(identity);
  }
  if (!roles.some((binding) => isHome(record, binding))) {
    const message = `The list must keep the entry of the token's own scope, ${record.scope} ${record.entityId}`;
    errors.push({ field: 'roles', code: 'home', message });
  }
  return errors;
}

/** Workspaces and Deployments that this Organization does not have. */
async function placeErrors(ctx: Context, roles: Binding[]): Promise<FieldError[]> {
  const idsOf = (entityType: Binding['entityType']) =>
    roles.filter((role) => role.entityType === entityType).map((role) => role.entityId);
  const workspaces = await selectWorkspacePlaces(ctx.db, ctx.organization.id, idsOf('WORKSPACE'));
  const named = roles.flatMap((role) => role.deploymentId ?? []);
  const deployments = await selectDeploymentPlaces(ctx.db, ctx.organization.id, [...idsOf('DEPLOYMENT'), ...named]);
  return roles.flatMap(({ entityType, entityId, deploymentId }, at) => {
    if (entityType === 'WORKSPACE' && !workspaces.has(entityId)) {
      return { field: `roles.${at}.entityId`, code: 'not_found', message: 'This Organization has no such Workspace' };
    }
    if (entityType === 'DEPLOYMENT' && !deployments.has(entityId)) {
      return { field: `roles.${at}.entityId`, code: 'not_found', message: 'This Organization has no such Deployment' };
    }
    if (deploymentId !== null && !deployments.has(deploymentId)) {
      return {
        field: `roles.${at}.deploymentId`,
        code: 'not_found',
        message: 'This Organization has no such Deployment',
      };
    }
    return [];
  });
}
