import { describe, expect, it } from 'vitest';

import { selectAuditEvents } from '#db/testing/audit.ts';
import { insertMember } from '#db/testing/factories.ts';
import { insertDeployment, insertRole, insertTeam, insertWorkspace } from '#db/testing/places.ts';
import { contextOf, freshContext, testRuntime } from '#db/testing/test-context.ts';
import { useTestDatabase } from '#db/testing/test-database.ts';
import type { Binding } from '#lib/access/bindings.ts';
import { effectivePermissions } from '#lib/access/decide.ts';
import type { Context } from '#lib/context.ts';
import { newId } from '#lib/ids.ts';
import { createToken } from '#lib/tokens/create-token.ts';

import { createRole } from './create-role.ts';
import { deleteRole } from './delete-role.ts';
import { getRoleFormOptions } from './get-role-form-options.ts';
import { getRole } from './get-role.ts';
import { listRoleHolders } from './list-role-holders.ts';
import { listRoles } from './list-roles.ts';
import { previewRoleChange } from './preview-role-change.ts';
import { updateRestrictedWorkspaces } from './update-restricted-workspaces.ts';
import { updateRole } from './update-role.ts';

const database = useTestDatabase();
const fresh = () => freshContext(testRuntime(database));
const DEPLOYER = {
  name: 'Deployer',
  scope: 'DEPLOYMENT',
  permissions: ['deployment.get', 'deployment.deploys.create'],
};

/** A role, a Deployment to hold it on, and `tokens` Organization tokens that do. */
async function held(ctx: Context, { tokens = 1, kind = 'STANDARD' as 'STANDARD' | 'DIRECT_ACCESS' } = {}) {
  const role = await createRole(ctx, DEPLOYER);
  const workspace = await insertWorkspace(database.db, ctx.organization);
  const deployment = await insertDeployment(database.db, ctx.organization, workspace.id, { name: 'prod' });
  const custom = { id: role.id, scope: role.scope, permissions: role.permissions, restrictedWorkspaceIds: [] };
  const binding: Binding = {
    entityType: 'DEPLOYMENT',
    entityId: deployment.id,
    deploymentId: null,
    role: role.name,
    custom,
  };
  const ids: string[] = [];
  for (let made = 0; made < tokens; made += 1) {
    const { token } = await createToken(ctx, { name: `ci-${made}`, role: 'ORGANIZATION_MEMBER', expiryDays: 30 });
    await insertRole(database.db, ctx.organization, { type: 'TOKEN', id: token.id }, binding);
    if (kind === 'DIRECT_ACCESS') await makeDirectAccess(token.id);
    ids.push(token.id);
  }
  return { role, workspace, deployment, binding, tokenIds: ids };
}

const makeDirectAccess = (id: string) =>
  database.pool.query("update api_tokens set kind = 'DIRECT_ACCESS' where id = $1", [id]);

describe('a custom role', () => {
  it('keeps an unset description apart from an empty one, and its permissions in catalogue order', async () => {
    const ctx = await fresh();
    const unset = await createRole(ctx, { ...DEPLOYER, permissions: [...DEPLOYER.permissions].toReversed() });
    expect(unset).toMatchObject({ description: null, permissions: DEPLOYER.permissions, restrictedWorkspaces: [] });
    const empty = await createRole(ctx, { ...DEPLOYER, name: 'Empty', description: '', restrictedWorkspaceIds: null });
    expect(empty.description).toBe('');
    expect((await updateRole(ctx, { roleId: empty.id, name: 'Empty', description: null })).description).toBeNull();
  });

  it.each([
    ['deployer', 'taken'],
    ['ORGANIZATION_OWNER', 'built-in'],
    ['workspace operator', 'built-in'],
    ['dag viewer', 'built-in'],
  ])('cannot be called %s', async (name, why) => {
    const ctx = await fresh();
    await createRole(ctx, DEPLOYER);
    const refused = createRole(ctx, { ...DEPLOYER, name });
    await (why === 'taken'
      ? expect(refused).rejects.toMatchObject({
          code: 'INVALID',
          fields: [
            { field: 'name', code: 'taken', message: 'A role is called “Deployer” already. Choose another name.' },
          ],
        })
      : expect(refused).rejects.toMatchObject({ issues: [{ path: ['name'], message: /built-in/ }] }));
    expect((await listRoles(ctx, {})).total).toBe(1);
  });

  it('may be called like a template', async () => {
    expect((await createRole(await fresh(), { ...DEPLOYER, name: 'Deployment Viewer' })).name).toBe(
      'Deployment Viewer',
    );
  });

  it.each([
    [{ permissions: [] }, 'permissions'],
    [{ scope: 'WORKSPACE' }, 'scope'],
    [{ name: 'x'.repeat(129) }, 'name'],
  ])('with %o is refused at the field', async (change, field) => {
    const refused = createRole(await fresh(), { ...DEPLOYER, ...change });
    await expect(refused).rejects.toMatchObject({ issues: [{ path: [field] }] });
  });

  it('takes only permissions of its scope and Workspaces of the Organization, each once', async () => {
    const ctx = await fresh();
    const foreign = await insertWorkspace(database.db, (await fresh()).organization);
    const at = (field: string) => ({ code: 'INVALID', fields: [{ field }] });
    for (const permission of [
      'organization.apiTokens.create',
      'workspace.get',
      'dag.airflow.dag.get',
      'deployment.x',
    ]) {
      const refused = createRole(ctx, { ...DEPLOYER, permissions: ['deployment.get', permission] });
      await expect(refused).rejects.toMatchObject({ ...at('permissions'), message: new RegExp(permission) });
    }
    for (const id of [foreign.id, newId()]) {
      const refused = createRole(ctx, { ...DEPLOYER, restrictedWorkspaceIds: [id] });
      await expect(refused).rejects.toMatchObject(at('restrictedWorkspaceIds'));
    }
    const { id } = await insertWorkspace(database.db, ctx.organization);
    const twice = createRole(ctx, { ...DEPLOYER, restrictedWorkspaceIds: [id, id] });
    await expect(twice).rejects.toMatchObject({ issues: [{ path: ['restrictedWorkspaceIds'] }] });
    expect((await listRoles(ctx, {})).isEmpty).toBe(true);
  });
});

describe('a change', () => {
  it('of the name follows the role into bindings and tokens at home, and tells every process', async () => {
    const runtime = testRuntime(database);
    const ctx = await freshContext(runtime);
    const { role, deployment } = await held(ctx, { tokens: 0 });
    const home = { scope: 'DEPLOYMENT', entityId: deployment.id };
    const { token } = await createToken(ctx, { name: 'dep', role: role.name, expiryDays: 30, ...home });
    await updateRole(ctx, { roleId: role.id, name: 'Releaser' });
    expect(runtime.changed).toContain(ctx.organization.id);
    const rows = await database.pool.query(
      'select t.role as token, b.role as binding from api_tokens t join role_bindings b on b.subject_id = t.id where t.id = $1',
      [token.id],
    );
    expect(rows.rows).toEqual([{ token: 'Releaser', binding: 'Releaser' }]);
  });

  it('of permissions and restrictions takes effect with the next request', async () => {
    const ctx = await fresh();
    const { role, workspace, deployment, binding } = await held(ctx, { tokens: 0 });
    const grace = await insertMember(database.db, ctx.organization, { role: 'ORGANIZATION_MEMBER' });
    await insertRole(database.db, ctx.organization, { type: 'USER', id: grace.id }, binding);
    const resource = { organizationId: ctx.organization.id, workspaceId: workspace.id, deploymentId: deployment.id };
    const now = async () =>
      effectivePermissions((await contextOf(ctx.runtime, ctx.organization, grace)).bindings, resource).filter((name) =>
        name.startsWith('deployment.'),
      );
    expect(await now()).toEqual(DEPLOYER.permissions);
    await updateRole(ctx, { roleId: role.id, name: role.name, permissions: ['deployment.get'] });
    expect(await now()).toEqual(['deployment.get']);
    const other = await insertWorkspace(database.db, ctx.organization, { name: 'other' });
    await updateRestrictedWorkspaces(ctx, { roleId: role.id, restrictedWorkspaceIds: [other.id] });
    expect(await now()).toEqual([]);
    await updateRestrictedWorkspaces(ctx, { roleId: role.id, restrictedWorkspaceIds: null });
    expect(await now()).toEqual(['deployment.get']);
    const events = await selectAuditEvents(database.db, ctx.organization.id);
    expect(events.map((event) => event.action)).toEqual(['role.created', ...Array(3).fill('role.updated')]);
    expect(events[1]).toMatchObject({
      before: { permissions: DEPLOYER.permissions },
      after: { permissions: ['deployment.get'] },
    });
  });

  it('is previewed by what each holder really gains and loses', async () => {
    const ctx = await fresh();
    const { role, binding, workspace } = await held(ctx, { tokens: 3 });
    const team = await insertTeam(database.db, ctx.organization);
    await insertRole(database.db, ctx.organization, { type: 'TEAM', id: team.id }, binding);
    // Owns the Workspace: whatever the role becomes, nothing changes for it.
    const { token } = await createToken(ctx, { name: 'owner', role: 'ORGANIZATION_MEMBER', expiryDays: 30 });
    await insertRole(database.db, ctx.organization, { type: 'TOKEN', id: token.id }, binding);
    const own = {
      entityType: 'WORKSPACE',
      entityId: workspace.id,
      deploymentId: null,
      role: 'WORKSPACE_OWNER',
    } as const;
    await insertRole(database.db, ctx.organization, { type: 'TOKEN', id: token.id }, own);
    const next = { roleId: role.id, permissions: ['deployment.get', 'deployment.logs.get'] };
    expect(await previewRoleChange(ctx, next)).toMatchObject({
      gains: [{ permission: 'deployment.logs.get', users: 0, teams: 1, tokens: 3 }],
      loses: [{ permission: 'deployment.deploys.create', users: 0, teams: 1, tokens: 3 }],
      usedBy: { users: 0, teams: 1, tokens: 4 },
    });
    expect((await getRole(ctx, { roleId: role.id })).permissions).toEqual(DEPLOYER.permissions);
  });

  it('of permissions is refused while Direct Access tokens carry them; the name may change', async () => {
    const ctx = await fresh();
    const { role } = await held(ctx, { kind: 'DIRECT_ACCESS' });
    const blocked = { code: 'CONFLICT', message: /ci-0/, details: { tokens: [{ name: 'ci-0' }] } };
    const wider = updateRole(ctx, { roleId: role.id, name: role.name, permissions: ['deployment.get'] });
    await expect(wider).rejects.toMatchObject(blocked);
    const { id } = await insertWorkspace(database.db, ctx.organization);
    const narrower = updateRestrictedWorkspaces(ctx, { roleId: role.id, restrictedWorkspaceIds: [id] });
    await expect(narrower).rejects.toMatchObject(blocked);
    expect(
      await updateRole(ctx, { roleId: role.id, name: 'Renamed', permissions: DEPLOYER.permissions }),
    ).toMatchObject({ name: 'Renamed', can: { edit: true, changePermissions: expect.stringContaining('ci-0') } });
  });

  it('by two people does not overwrite', async () => {
    const ctx = await fresh();
    const role = await createRole(ctx, DEPLOYER);
    const later = { ...ctx, now: new Date(ctx.now.getTime() + 1000) };
    await updateRole(later, { roleId: role.id, name: 'First', basedOn: role.updatedAt });
    const late = updateRole(ctx, { roleId: role.id, name: 'Second', basedOn: role.updatedAt });
    await expect(late).rejects.toMatchObject({ code: 'CONFLICT', details: { reason: 'clash' } });
    expect((await getRole(ctx, { roleId: role.id })).name).toBe('First');
  });
});

describe('a role in use', () => {
  it('cannot be deleted, and says who holds it', async () => {
    const ctx = await fresh();
    const { role, tokenIds } = await held(ctx);
    await expect(deleteRole(ctx, { roleId: role.id })).rejects.toMatchObject({
      code: 'CONFLICT',
      message: 'This role is held by 1 token. Give them another role first.',
      details: { holders: [{ type: 'TOKEN', id: tokenIds[0], name: 'ci-0', where: 'prod in analytics' }] },
    });
    await database.pool.query('delete from role_bindings where custom_role_id = $1', [role.id]);
    await deleteRole(ctx, { roleId: role.id });
    await expect(getRole(ctx, { roleId: role.id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('names its tokens only to those who may see tokens', async () => {
    const ctx = await fresh();
    const { role } = await held(ctx, { kind: 'DIRECT_ACCESS' });
    const grace = await insertMember(database.db, ctx.organization, { role: 'ORGANIZATION_MEMBER' });
    const reader = await contextOf(ctx.runtime, ctx.organization, grace);
    expect(await listRoleHolders(reader, { roleId: role.id })).toEqual({
      counts: { users: 0, teams: 0, tokens: 1 },
      holders: [],
      hidesTokens: true,
    });
    expect(JSON.stringify(await getRole(reader, { roleId: role.id }))).not.toContain('ci-0');
    await expect(getRoleFormOptions(reader)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
