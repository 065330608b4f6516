import { insertMember, insertOrganization } from '#db/testing/factories.ts';
import { insertCustomRole, insertDeployment, insertRole, insertTeam, insertWorkspace } from '#db/testing/places.ts';
import { contextOf } from '#db/testing/test-context.ts';
import type { Context } from '#lib/context.ts';
import type { Runtime } from '#lib/runtime.ts';
import { createToken } from '#lib/tokens/create-token.ts';
import { deleteToken } from '#lib/tokens/delete-token.ts';

const DAY_MS = 86_400_000;

/** An Organization with one of everything, made anew for each sequence. */
export interface World {
  org: string;
  orgName: string;
  workspace: string;
  /** Has no Deployments. */
  emptyWorkspace: string;
  deployment: string;
  deploymentName: string;
  /** A member with no role in the Workspace, and one who has roles in the Workspace and the Deployment. */
  user: { id: string; email: string };
  guest: { id: string; email: string };
  /** Has a role in the Workspace alone. */
  workspaceGuest: { id: string; email: string };
  /** With the guest in it. */
  team: string;
  /** Has a role in the Workspace and the Deployment. */
  guestTeam: string;
  workspaceTeam: string;
  orgToken: string;
  workspaceToken: string;
  deploymentToken: string;
  customRole: string;
}

/** Values of tokens of that Organization. */
export interface Values {
  owner: string;
  /** Of the Workspace, with the role Workspace Owner. */
  workspace: string;
  member: string;
}

/** Values that open nothing in any other Organization. */
export interface Strangers {
  /** Of an Owner of an Organization that has nothing to do with the others. */
  foreign: string;
  revoked: string;
  expired: string;
}

/** The value of a new token and its id. */
async function issue(ctx: Context, input: object): Promise<{ id: string; value: string }> {
  const { token, secret } = await createToken(ctx, { name: 'caller', expiryDays: 90, ...input });
  return { id: token.id, value: secret ?? '' };
}

/** An Organization and its Owner, acting now or then. */
async function makeOwner(runtime: Runtime) {
  const organization = await insertOrganization(runtime.db, 'Acme');
  const owner = await insertMember(runtime.db, organization);
  return { organization, context: (now = new Date()) => contextOf(runtime, organization, owner, now) };
}

export async function makeStrangers(runtime: Runtime): Promise<Strangers> {
  const { context } = await makeOwner(runtime);
  const before = await context(new Date(Date.now() - 2 * DAY_MS));
  const expired = await issue(before, { role: 'ORGANIZATION_OWNER', expiryDays: 1 });
  const revoked = await issue(await context(), { role: 'ORGANIZATION_OWNER' });
  await deleteToken(await context(), { tokenId: revoked.id });
  const foreign = await issue(await context(), { role: 'ORGANIZATION_OWNER' });
  return { foreign: foreign.value, revoked: revoked.value, expired: expired.value };
}

export async function makeWorld(runtime: Runtime): Promise<{ world: World; values: Values }> {
  const { db } = runtime;
  const { organization, context } = await makeOwner(runtime);
  const ctx = await context();
  const workspace = await insertWorkspace(db, organization);
  const empty = await insertWorkspace(db, organization, { name: 'empty' });
  const deployment = await insertDeployment(db, organization, workspace.id, { name: 'prod' });
  const role = 'ORGANIZATION_MEMBER';
  const member = () => insertMember(db, organization, { role });
  const [user, guest, workspaceGuest] = [await member(), await member(), await member()];
  const team = await insertTeam(db, organization, { memberIds: [guest.id] });
  const [guestTeam, workspaceTeam] = [await insertTeam(db, organization), await insertTeam(db, organization)];
  const give = async (type: 'USER' | 'TEAM', id: string, entityType: 'WORKSPACE' | 'DEPLOYMENT', given: string) => {
    const entityId = entityType === 'WORKSPACE' ? workspace.id : deployment.id;
    await insertRole(db, organization, { type, id }, { entityType, entityId, deploymentId: null, role: given });
  };
  for (const [type, both, one] of [
    ['USER', guest, workspaceGuest],
    ['TEAM', guestTeam, workspaceTeam],
  ] as const) {
    await give(type, both.id, 'WORKSPACE', 'WORKSPACE_MEMBER');
    await give(type, both.id, 'DEPLOYMENT', 'DEPLOYMENT_ACCESSOR');
    await give(type, one.id, 'WORKSPACE', 'WORKSPACE_MEMBER');
  }
  const inWorkspace = { scope: 'WORKSPACE', entityId: workspace.id };
  const inDeployment = { scope: 'DEPLOYMENT', entityId: deployment.id };
  return {
    world: {
      org: organization.id,
      orgName: organization.name,
      workspace: workspace.id,
      emptyWorkspace: empty.id,
      deployment: deployment.id,
      deploymentName: deployment.name,
      user,
      guest,
      workspaceGuest,
      team: team.id,
      guestTeam: guestTeam.id,
      workspaceTeam: workspaceTeam.id,
      orgToken: (await issue(ctx, { role, name: 'org-token' })).id,
      workspaceToken: (await issue(ctx, { ...inWorkspace, role: 'WORKSPACE_MEMBER', name: 'ws-token' })).id,
      deploymentToken: (await issue(ctx, { ...inDeployment, role: 'DEPLOYMENT_ADMIN', name: 'dep-token' })).id,
      customRole: (await insertCustomRole(db, organization, { name: 'Reader', permissions: ['deployment.get'] })).id,
    },
    values: {
      owner: (await issue(ctx, { role: 'ORGANIZATION_OWNER' })).value,
      workspace: (await issue(ctx, { ...inWorkspace, role: 'WORKSPACE_OWNER' })).value,
      member: (await issue(ctx, { role })).value,
    },
  };
}
