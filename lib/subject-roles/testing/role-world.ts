import { selectBindings } from '#db/queries/role-bindings.ts';
import { insertMember } from '#db/testing/factories.ts';
import { insertDeployment, insertRole, insertWorkspace } from '#db/testing/places.ts';
import { contextOf, freshContext } from '#db/testing/test-context.ts';
import type { Binding } from '#lib/access/bindings.ts';
import { plainBindings } from '#lib/access/replace-bindings.ts';
import type { Context } from '#lib/context.ts';
import { isDomainError } from '#lib/errors.ts';
import type { Runtime } from '#lib/runtime.ts';
import { createToken } from '#lib/tokens/create-token.ts';

/** An Organization with two Workspaces, a Deployment in the first, and a token without roles there. */
export interface World {
  owner: Context;
  workspace: { id: string; name: string };
  other: { id: string; name: string };
  deployment: { id: string; name: string; workspaceId: string };
  token: { type: 'TOKEN'; id: string };
}

export async function makeWorld(runtime: Runtime): Promise<World> {
  const owner = await freshContext(runtime);
  const { db } = runtime;
  const workspace = await insertWorkspace(db, owner.organization, { name: 'analytics' });
  const other = await insertWorkspace(db, owner.organization, { name: 'finance' });
  const deployment = await insertDeployment(db, owner.organization, workspace.id, { name: 'prod' });
  const role = 'ORGANIZATION_MEMBER';
  const { token } = await createToken(owner, { name: 'ci', role, expiryDays: 30 });
  return { owner, workspace, other, deployment, token: { type: 'TOKEN', id: token.id } };
}

/** A member without a role anywhere else. */
export const insertNamed = ({ owner: { organization, runtime } }: World, fullName: string) =>
  insertMember(runtime.db, organization, { role: 'ORGANIZATION_MEMBER', fullName });

/** A member with one more role, and their Context. */
export async function person(world: World, binding: Omit<Binding, 'deploymentId'> | null, fullName = 'Grace Hopper') {
  const { organization, runtime } = world.owner;
  const { db } = runtime;
  const user = await insertNamed(world, fullName);
  if (binding) {
    await insertRole(db, organization, { type: 'USER', id: user.id }, { deploymentId: null, ...binding });
  }
  return { user: { type: 'USER' as const, id: user.id }, ctx: await contextOf(runtime, organization, user) };
}

export const onWorkspace = (id: string, role: string) => ({ entityType: 'WORKSPACE' as const, entityId: id, role });
export const onDeployment = (id: string, role: string) => ({ entityType: 'DEPLOYMENT' as const, entityId: id, role });
export const onTag = (deploymentId: string, tag: string, role: string) => {
  return { entityType: 'DAG_TAG' as const, entityId: tag, deploymentId, role };
};

/** `WORKSPACE WORKSPACE_MEMBER`, without the role in the Organization. */
export const rolesOf = async (world: World, { id }: { id: string }) =>
  plainBindings(await selectBindings(world.owner.runtime.db, id, world.owner.organization.id))
    .filter(({ entityType }) => entityType !== 'ORGANIZATION')
    .map(({ entityType, role }) => `${entityType} ${role}`);

/** What a refused promise said. */
export async function refusal(run: Promise<unknown>) {
  const error = await run.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!isDomainError(error)) throw error ?? new Error('nothing was refused');
  const { code, message, fields, details } = error;
  return { code, message, field: fields[0]?.field, details };
}
