import { selectDeploymentPlaces, selectWorkspacePlaces } from '#db/queries/places.ts';
import { deploymentIdOf, identityOf } from '#lib/access/binding-rules.ts';
import type { Binding } from '#lib/access/bindings.ts';
import type { Context } from '#lib/context.ts';
import { DomainError } from '#lib/errors.ts';

import type { LoadedSubject } from './load-subject.ts';
import type { RoleTarget } from './types.ts';

/**
 * The role the subject holds there. CONFLICT with `details.reason` `deleted` when its Workspace or Deployment is gone
 * meanwhile, and `gone` when somebody took the role away.
 */
export async function requireHeld(ctx: Context, { own }: LoadedSubject, target: RoleTarget): Promise<Binding> {
  const wanted = { ...target, role: '' };
  const held = own.find((binding) => identityOf(binding) === identityOf(wanted));
  if (held) return held;
  const { id: organizationId } = ctx.organization;
  const deploymentId = deploymentIdOf(wanted);
  const places =
    deploymentId === null
      ? await selectWorkspacePlaces(ctx.db, organizationId, [target.entityId])
      : await selectDeploymentPlaces(ctx.db, organizationId, [deploymentId]);
  if (places.size > 0) {
    throw new DomainError('CONFLICT', 'This role was removed meanwhile. Nothing was changed.', {
      details: { reason: 'gone' },
    });
  }
  const what = deploymentId === null ? 'Workspace' : 'Deployment';
  throw new DomainError('CONFLICT', `This ${what} was deleted meanwhile, and its roles with it.`, {
    details: { reason: 'deleted' },
  });
}
