import { describe, expect, test } from 'vitest';

import { insertDeployment, insertWorkspace } from '#db/testing/places.ts';
import { insertMember } from '#db/testing/factories.ts';
import { freshContext, testRuntime } from '#db/testing/test-context.ts';
import { useTestDatabase } from '#db/testing/test-database.ts';
import type { Context } from '#lib/context.ts';
import { applyDeploymentFile } from '#lib/deployments/apply-deployment-file.ts';
import { getDeployment } from '#lib/deployments/get-deployment.ts';
import { previewDeploymentFile } from '#lib/deployments/preview-deployment-file.ts';
import { updateDeployment } from '#lib/deployments/update-deployment.ts';
import { getOrganizationSettings } from '#lib/organizations/get-organization-settings.ts';
import { updateOrganization } from '#lib/organizations/update-organization.ts';
import { createRole } from '#lib/roles/create-role.ts';
import { getRole } from '#lib/roles/get-role.ts';
import { updateRestrictedWorkspaces } from '#lib/roles/update-restricted-workspaces.ts';
import { updateRole } from '#lib/roles/update-role.ts';
import { addSubjectRole } from '#lib/subject-roles/add-subject-role.ts';
import { changeSubjectRole } from '#lib/subject-roles/change-subject-role.ts';
import { listSubjectRoles } from '#lib/subject-roles/list-subject-roles.ts';
import { createTeam } from '#lib/teams/create-team.ts';
import { getTeam } from '#lib/teams/get-team.ts';
import { updateTeam } from '#lib/teams/update-team.ts';
import { createToken } from '#lib/tokens/create-token.ts';
import { getToken } from '#lib/tokens/get-token.ts';
import { addGuestToken, changeGuestRole } from '#lib/tokens/guest-roles.ts';
import { updateToken } from '#lib/tokens/update-token.ts';
import { getUser } from '#lib/users/get-user.ts';
import { updateUserRole } from '#lib/users/update-user-role.ts';
import { getWorkspace } from '#lib/workspaces/get-workspace.ts';
import { updateWorkspace } from '#lib/workspaces/update-workspace.ts';

const database = useTestDatabase();

/** What a form saves: the first editor's words, the second one's, and what the first one goes back to. */
const NAMES = ['first', 'second', 'third'] as const;

interface Form {
  /** What the form asks for after a clash: the stamp to go on with. */
  read: () => Promise<Date | null | undefined>;
  /** The `at`-th of three different changes. */
  save: (by: Context, at: 0 | 1 | 2, basedOn: Date | null | undefined) => Promise<unknown>;
}

const token = (ctx: Context, role = 'ORGANIZATION_MEMBER') =>
  createToken(ctx, { name: 'ci', role, expiryDays: 1 }).then((issued) => issued.token.id);

const FORMS: Record<string, (ctx: Context) => Promise<Form>> = {
  Organization: async (ctx) => ({
    read: async () => (await getOrganizationSettings(ctx)).updatedAt,
    save: (by, at, basedOn) => updateOrganization(by, { name: NAMES[at], supportContact: '', basedOn }),
  }),
  Team: async (ctx) => {
    const { id: teamId } = await createTeam(ctx, { name: 'Data' });
    return {
      read: async () => (await getTeam(ctx, { teamId })).updatedAt,
      save: (by, at, basedOn) => updateTeam(by, { teamId, name: NAMES[at], basedOn }),
    };
  },
  Workspace: async (ctx) => {
    const { id: workspaceId } = await insertWorkspace(database.db, ctx.organization);
    return {
      read: async () => (await getWorkspace(ctx, { workspaceId })).updatedAt,
      save: (by, at, basedOn) => updateWorkspace(by, { workspaceId, name: NAMES[at], basedOn }),
    };
  },
  Deployment: async (ctx) => {
    const { id: workspaceId } = await insertWorkspace(database.db, ctx.organization);
    const { id: deploymentId } = await insertDeployment(database.db, ctx.organization, workspaceId);
    const address = { workspaceId, deploymentId };
    return {
      read: async () => (await getDeployment(ctx, address)).updatedAt,
      save: (by, at, basedOn) => updateDeployment(by, { ...address, name: NAMES[at], basedOn }),
    };
  },
  'Deployment by a file': async (ctx) => {
    const { id: workspaceId } = await insertWorkspace(database.db, ctx.organization);
    const { id: deploymentId } = await insertDeployment(database.db, ctx.organization, workspaceId, { name: 'prod' });
    const input = (at: 0 | 1 | 2) => {
      const deployment = {
        configuration: { name: 'prod', executor: 'KubernetesExecutor' },
        worker_queues: [{ name: 'default', worker_type: 'A10' }],
        environment_variables: [{ key: 'REGION', value: NAMES[at] }],
      };
      return { workspaceId, deploymentId, file: JSON.stringify({ deployment }) };
    };
    return {
      read: async () => (await previewDeploymentFile(ctx, input(0))).basedOn,
      save: (by, at, basedOn) => applyDeploymentFile(by, { ...input(at), basedOn }),
    };
  },
  'custom role': async (ctx) => {
    const { id: roleId } = await createRole(ctx, {
      name: 'Deployer',
      scope: 'DEPLOYMENT',
      permissions: ['deployment.get'],
    });
    return {
      read: async () => (await getRole(ctx, { roleId })).updatedAt,
      save: (by, at, basedOn) => updateRole(by, { roleId, name: NAMES[at], basedOn }),
    };
  },
  'restricted Workspaces': async (ctx) => {
    const ids: string[] = [];
    for (const name of NAMES) ids.push((await insertWorkspace(database.db, ctx.organization, { name })).id);
    const { id: roleId } = await createRole(ctx, {
      name: 'Deployer',
      scope: 'DEPLOYMENT',
      permissions: ['deployment.get'],
    });
    return {
      read: async () => (await getRole(ctx, { roleId })).updatedAt,
      save: (by, at, basedOn) =>
        updateRestrictedWorkspaces(by, { roleId, restrictedWorkspaceIds: ids.slice(at), basedOn }),
    };
  },
  'role of a person': async (ctx) => {
    const { id: userId } = await insertMember(database.db, ctx.organization, { role: 'ORGANIZATION_MEMBER' });
    const roles = ['ORGANIZATION_BILLING_ADMIN', 'ORGANIZATION_OWNER', 'ORGANIZATION_MEMBER'];
    return {
      read: async () => (await getUser(ctx, { userId })).roleSetAt,
      save: (by, at, basedOn) => updateUserRole(by, { userId, role: roles[at], basedOn }),
    };
  },
  'role in a Workspace': async (ctx) => {
    const { id: entityId } = await insertWorkspace(database.db, ctx.organization);
    const subject = { type: 'TOKEN' as const, id: await token(ctx) };
    await addSubjectRole(ctx, { subject, entityType: 'WORKSPACE', entityId, role: 'WORKSPACE_ACCESSOR' });
    const roles = ['WORKSPACE_MEMBER', 'WORKSPACE_OPERATOR', 'WORKSPACE_OWNER'];
    return {
      read: async () => (await listSubjectRoles(ctx, { subject, level: 'WORKSPACE' })).basedOn,
      save: (by, at, basedOn) =>
        changeSubjectRole(by, { subject, entityType: 'WORKSPACE', entityId, role: roles[at], basedOn }),
    };
  },
  'role of a guest': async (ctx) => {
    const { id: entityId } = await insertWorkspace(database.db, ctx.organization);
    const asked = { place: { scope: 'WORKSPACE', entityId }, tokenId: await token(ctx) };
    await addGuestToken(ctx, { ...asked, role: 'WORKSPACE_ACCESSOR' });
    const roles = ['WORKSPACE_MEMBER', 'WORKSPACE_OPERATOR', 'WORKSPACE_OWNER'];
    return {
      read: async () => (await getToken(ctx, asked)).updatedAt,
      save: (by, at, basedOn) => changeGuestRole(by, { ...asked, role: roles[at], basedOn }),
    };
  },
  token: async (ctx) => {
    const tokenId = await token(ctx);
    return {
      read: async () => (await getToken(ctx, { tokenId })).updatedAt,
      save: (by, at, basedOn) =>
        updateToken(by, { tokenId, name: NAMES[at], role: 'ORGANIZATION_MEMBER', allowedIpRanges: [], basedOn }),
    };
  },
};

describe('after somebody else saved first', () => {
  test.each(Object.keys(FORMS))('%s: an older stamp is refused, and the one then read saves', async (name) => {
    const ctx = await freshContext(testRuntime(database));
    const after = (seconds: number) => ({ ...ctx, now: new Date(ctx.now.getTime() + seconds * 1000) });
    const form = await FORMS[name]!(ctx);
    const seen = await form.read();
    expect(seen).toBeInstanceOf(Date);
    await form.save(after(1), 0, seen);
    const clash = { code: 'CONFLICT', details: { reason: 'clash', by: 'Ada Lovelace' } };
    await expect(form.save(after(2), 1, seen)).rejects.toMatchObject(clash);
    const latest = await form.read();
    await form.save(after(2), 1, latest);
    expect(await form.read()).not.toEqual(latest);
    await expect(form.save(after(3), 2, latest)).rejects.toMatchObject(clash);
  });
});
