import { insertMember, type MadeUser } from '#db/testing/factories.ts';
import { insertCustomRole, insertDeployment, insertRole, insertTeam, insertWorkspace } from '#db/testing/places.ts';
import { freshContext } from '#db/testing/test-context.ts';
import type { Context } from '#lib/context.ts';
import { createEnvironmentObject } from '#lib/environment/change-objects.ts';
import { newId } from '#lib/ids.ts';
import { inviteUser } from '#lib/invites/invite-users.ts';
import { addIpRanges } from '#lib/ip-ranges/add-ip-ranges.ts';
import type { Runtime } from '#lib/runtime.ts';
import { createAgentToken } from '#lib/tokens/agent-tokens.ts';
import { createToken } from '#lib/tokens/create-token.ts';

import { DEPLOYMENT_NAME, type Targets } from './operation.ts';

/** An Organization with one of everything, its Owner, and somebody to act in it with whatever role. */
export async function makeTargets(runtime: Runtime): Promise<{ owner: Context; actor: MadeUser; targets: Targets }> {
  const owner = await freshContext(runtime);
  const { organization } = owner;
  const { db } = runtime;
  const member = () => insertMember(db, organization, { role: 'ORGANIZATION_MEMBER' });
  const workspace = await insertWorkspace(db, organization);
  const empty = await insertWorkspace(db, organization, { name: 'empty' });
  const deployment = await insertDeployment(db, organization, workspace.id, { name: DEPLOYMENT_NAME });
  const token = async (role: string, home: object = {}) =>
    (await createToken(owner, { name: 'target', role, expiryDays: 90, ...home })).token.id;
  const [user, guest, inTeam, actor] = [await member(), await member(), await member(), await member()];
  const guestTeam = await insertTeam(db, organization, { name: 'guests' });
  const inside = {
    entityType: 'WORKSPACE',
    entityId: workspace.id,
    deploymentId: null,
    role: 'WORKSPACE_ACCESSOR',
  } as const;
  await insertRole(db, organization, { type: 'USER', id: guest.id }, inside);
  await insertRole(db, organization, { type: 'TEAM', id: guestTeam.id }, inside);
  const email = `${newId()}@example.com`;
  const targets = {
    organizationId: organization.id,
    workspaceId: workspace.id,
    emptyWorkspaceId: empty.id,
    deploymentId: deployment.id,
    organizationTokenId: await token('ORGANIZATION_MEMBER'),
    workspaceTokenId: await token('WORKSPACE_ACCESSOR', { scope: 'WORKSPACE', entityId: workspace.id }),
    deploymentTokenId: await token('DEPLOYMENT_ACCESSOR', { scope: 'DEPLOYMENT', entityId: deployment.id }),
    agentTokenId: (await createAgentToken(owner, { deploymentId: deployment.id, name: 'agent', expiryDays: 90 })).token
      .record.id,
    userId: user.id,
    guestId: guest.id,
    inviteId: (await inviteUser(owner, { email, role: 'ORGANIZATION_MEMBER' })).inviteId,
    teamId: (await insertTeam(db, organization, { memberIds: [inTeam.id] })).id,
    guestTeamId: guestTeam.id,
    memberId: inTeam.id,
    roleId: (await insertCustomRole(db, organization, { name: 'Reader', permissions: ['deployment.get'] })).id,
    // Where the actors of the tests come from, so that they stay let in.
    ipRangeId: (await addIpRanges(owner, { ranges: ['203.0.113.0/24'] }))[0]?.record.id ?? '',
    environmentObjectId: (
      await createEnvironmentObject(owner, {
        scope: 'WORKSPACE',
        entityId: workspace.id,
        objectType: 'CONNECTION',
        objectKey: 'target',
        facts: {},
      })
    ).id,
  };
  return { owner, actor, targets };
}

/** Ids of the right shape that nothing has. */
export function unknownTargets(organizationId: string, like: Targets): Targets {
  const unknown = Object.fromEntries(Object.keys(like).map((key) => [key, newId()])) as unknown as Targets;
  return { ...unknown, organizationId };
}
