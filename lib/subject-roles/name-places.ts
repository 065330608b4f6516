import { selectDeploymentPlaces, selectWorkspacePlaces } from '#db/queries/places.ts';
import { deploymentIdOf, type WantedBinding } from '#lib/access/binding-rules.ts';
import type { Context } from '#lib/context.ts';

/** Where each role is held, in words: `analytics`, `Tag finance in prod`; the Organization is called by its name. */
export async function namePlaces(
  ctx: Pick<Context, 'db' | 'organization'>,
  bindings: readonly WantedBinding[],
): Promise<string[]> {
  const workspaceIds = bindings.flatMap(({ entityType, entityId }) => (entityType === 'WORKSPACE' ? [entityId] : []));
  const workspaces = await selectWorkspacePlaces(ctx.db, ctx.organization.id, workspaceIds);
  const deploymentIds = bindings.flatMap((binding) => deploymentIdOf(binding) ?? []);
  const deployments = await selectDeploymentPlaces(ctx.db, ctx.organization.id, deploymentIds);
  return bindings.map((binding) => {
    const { entityType, entityId } = binding;
    const deployment = deployments.get(deploymentIdOf(binding) ?? '')?.name ?? 'a deleted Deployment';
    switch (entityType) {
      case 'ORGANIZATION':
        return ctx.organization.name;
      case 'WORKSPACE':
        return workspaces.get(entityId)?.name ?? 'a deleted Workspace';
      case 'DEPLOYMENT':
        return deployment;
      case 'DAG':
        return `Dag ${entityId} in ${deployment}`;
      case 'DAG_TAG':
        return `Tag ${entityId} in ${deployment}`;
    }
  });
}
