import type { Transaction } from '#db/client.ts';
import { updateTokenRoleCopy, writeBindingChanges } from '#db/queries/binding-changes.ts';
import { selectCustomRoleFacts } from '#db/queries/custom-role-facts.ts';
import { selectDeploymentPlaces, selectWorkspacePlaces } from '#db/queries/places.ts';
import { selectBindings } from '#db/queries/role-bindings.ts';
import type { Context } from '#lib/context.ts';
import { DomainError } from '#lib/errors.ts';

import {
  bindingErrors,
  deploymentIdOf,
  identityOf,
  isHome,
  missingParents,
  type BindingSubject,
  type KnownPlaces,
  type WantedBinding,
} from './binding-rules.ts';
import type { Binding } from './bindings.ts';
import { requireMayAssign, requireMayChange, requireMayTake } from './may-assign.ts';
import { requireMayGrant } from './may-grant.ts';
import { requireOwnerLeft } from './require-owner-left.ts';

/** The places and custom roles that the list names, as far as the Organization has them. */
async function loadPlaces(tx: Transaction, organizationId: string, wanted: WantedBinding[]): Promise<KnownPlaces> {
  const workspaceIds = wanted.filter(({ entityType }) => entityType === 'WORKSPACE').map(({ entityId }) => entityId);
  const deploymentIds = wanted.flatMap((binding) => deploymentIdOf(binding) ?? []);
  const deployments = await selectDeploymentPlaces(tx, organizationId, deploymentIds);
  const parents = [...deployments.values()].map(({ workspaceId }) => workspaceId);
  return {
    organizationId,
    deployments,
    workspaces: await selectWorkspacePlaces(tx, organizationId, [...workspaceIds, ...parents]),
    customRoles: await selectCustomRoleFacts(
      tx,
      organizationId,
      wanted.map(({ role }) => role),
    ),
  };
}

function resolve(binding: WantedBinding, places: KnownPlaces): Binding {
  const { entityType, entityId, deploymentId, role } = binding;
  const id = deploymentIdOf(binding);
  const deployment = id === null ? undefined : places.deployments.get(id);
  const custom = places.customRoles.get(role);
  return {
    entityType,
    entityId,
    deploymentId,
    role,
    ...(deployment && { workspaceId: deployment.workspaceId }),
    ...(custom && { custom }),
  };
}

/**
 * Gives a subject exactly these roles and writes only the difference. Throws INVALID naming each refused entry as
 * `roles.<position>.<field>`, FORBIDDEN for an entry the actor may not give, change or take: the permission is asked on
 * that entity, and nobody gives or takes more than they hold there. The caller locks the subject, audits and notifies.
 */
export async function replaceBindings(
  ctx: Context,
  tx: Transaction,
  subject: BindingSubject,
  wanted: WantedBinding[],
): Promise<{ before: Binding[]; after: Binding[]; isChanged: boolean }> {
  const organizationId = ctx.organization.id;
  // First, because it waits for changes of the roles it names.
  const places = await loadPlaces(tx, organizationId, wanted);
  const before = await selectBindings(tx, subject.id, organizationId);
  const fields = bindingErrors(subject, wanted, places);
  const [first] = fields;
  if (first) throw new DomainError('INVALID', first.message, { fields });

  const parents = new Set(missingParents(subject, wanted, places));
  const held = new Map(before.map((binding) => [identityOf(binding), binding]));
  const kept = new Set<string>();
  const changes = { added: [] as Binding[], changed: [] as Binding[], removed: [] as Binding[] };
  for (const [at, entry] of [...wanted, ...parents].entries()) {
    const binding = resolve(entry, places);
    const old = held.get(identityOf(entry));
    kept.add(identityOf(entry));
    if (old && old.role === binding.role) continue;
    // The least role on the way to a Deployment comes with the role there and needs no right of its own.
    if (!parents.has(entry)) requireMayAssign(ctx, subject, binding);
    requireMayGrant(
      ctx,
      binding,
      `roles.${at}.role`,
      'You can only give a role you hold yourself. Choose a weaker role.',
    );
    if (old) requireMayChange(ctx, old);
    changes[old ? 'changed' : 'added'].push(binding);
  }
  for (const old of before) {
    if (kept.has(identityOf(old))) continue;
    requireMayTake(ctx, subject, old);
    requireMayChange(ctx, old);
    changes.removed.push(old);
  }
  const isChanged = changes.added.length + changes.changed.length + changes.removed.length > 0;
  if (!isChanged) return { before, after: before, isChanged };
  const endsOwner = [...changes.changed, ...changes.removed].some(
    (binding) => held.get(identityOf(binding))?.role === 'ORGANIZATION_OWNER',
  );
  if (subject.type === 'USER' && endsOwner) await requireOwnerLeft(ctx, tx, subject.id);
  const by = { id: ctx.actor.id, at: ctx.now };
  await writeBindingChanges(tx, { type: subject.type, id: subject.id, organizationId }, changes, by);
  const home = wanted.find((binding) => isHome(subject, organizationId, binding));
  if (subject.type === 'TOKEN' && home) await updateTokenRoleCopy(tx, subject.id, home.role);
  return { before, after: await selectBindings(tx, subject.id, organizationId), isChanged };
}

/** Bindings as audit events and answers tell them: without what was looked up. */
export function plainBindings(bindings: readonly Binding[]): WantedBinding[] {
  return bindings.map(({ entityType, entityId, deploymentId, role }) => ({ entityType, entityId, deploymentId, role }));
}
