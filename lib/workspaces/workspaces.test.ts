import { eq, sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';

import { auditEvents, apiTokens, roleBindings, tokenValues } from '#db/schema/index.ts';
import { insertMember } from '#db/testing/factories.ts';
import { insertDeployment, insertRole, insertTeam, insertWorkspace } from '#db/testing/places.ts';
import { contextOf, freshContext, testRuntime } from '#db/testing/test-context.ts';
import { useTestDatabase } from '#db/testing/test-database.ts';
import type { Context } from '#lib/context.ts';
import { newId } from '#lib/ids.ts';

import { createWorkspace } from './create-workspace.ts';
import { deleteWorkspace } from './delete-workspace.ts';
import { getWorkspace } from './get-workspace.ts';
import { listWorkspaces } from './list-workspaces.ts';
import { updateWorkspace } from './update-workspace.ts';

const database = useTestDatabase();
let runtime: ReturnType<typeof testRuntime>;
beforeAll(() => {
  runtime = testRuntime(database);
});

/** Another member of the same Organization, with these roles on places. */
async function colleague(
  owner: Context,
  roles: [type: 'WORKSPACE' | 'DEPLOYMENT', id: string, role: string][],
  teamRoles: [id: string, role: string][] = [],
): Promise<Context> {
  const user = await insertMember(runtime.db, owner.organization, { role: 'ORGANIZATION_MEMBER' });
  const bind =
    (subject: { type: 'USER' | 'TEAM'; id: string }, entityType: 'WORKSPACE' | 'DEPLOYMENT') =>
    (entityId: string, role: string) =>
      insertRole(runtime.db, owner.organization, subject, { entityType, entityId, deploymentId: null, role });
  for (const [type, id, role] of roles) await bind({ type: 'USER', id: user.id }, type)(id, role);
  if (teamRoles.length > 0) {
    const team = await insertTeam(runtime.db, owner.organization, { name: `Data ${user.id}`, memberIds: [user.id] });
    for (const [id, role] of teamRoles) await bind({ type: 'TEAM', id: team.id }, 'WORKSPACE')(id, role);
  }
  return contextOf(runtime, owner.organization, user);
}

const names = async (ctx: Context, query = {}) => (await listWorkspaces(ctx, query)).rows.map((row) => row.name);

test('an Organization Owner creates a Workspace, and the change has its audit record', async () => {
  const ctx = await freshContext(runtime);
  const made = await createWorkspace(ctx, { name: ' Finance ', description: 'Ledgers', isCicdEnforcedDefault: true });
  expect(made).toMatchObject({
    name: 'Finance',
    isCicdEnforcedDefault: true,
    role: 'Workspace Owner',
    allDeployments: 0,
  });
  const [event] = await runtime.db.select().from(auditEvents).where(eq(auditEvents.targetId, made.id));
  expect(event).toMatchObject({ action: 'workspace.created', targetLabel: 'Finance', targetType: 'WORKSPACE' });
});

test.each([
  [{ name: '' }, 'Enter a name for this Workspace'],
  [{ name: 'x'.repeat(51) }, 'Name must be 50 characters or fewer. It has 51.'],
  [{ name: 'a\nb' }, 'Name must be one line of text'],
  [{ name: 'a', description: 'x'.repeat(501) }, 'Description must be 500 characters or fewer. It has 501.'],
])('a wrong field is refused with a sentence %#', async (input, message) => {
  const ctx = await freshContext(runtime);
  await expect(createWorkspace(ctx, input)).rejects.toThrow(message);
});

test('only an Organization Owner creates', async () => {
  const owner = await freshContext(runtime);
  const { id } = await createWorkspace(owner, { name: 'A' });
  const other = await colleague(owner, [['WORKSPACE', id, 'WORKSPACE_OWNER']]);
  await expect(createWorkspace(other, { name: 'B' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect((await listWorkspaces(other, {})).canCreate).toBe('Only an Organization Owner can add Workspaces.');
});

test('everybody sees the Workspaces they have a way into, with the Deployments they may see', async () => {
  const owner = await freshContext(runtime);
  const { organization } = owner;
  const [a, b, c, d] = await Promise.all(
    ['A', 'B', 'C', 'D'].map((name) => insertWorkspace(runtime.db, organization, { name })),
  );
  if (!a || !b || !c || !d) throw new Error('four were made');
  const [first] = await Promise.all([
    insertDeployment(runtime.db, organization, b.id),
    insertDeployment(runtime.db, organization, b.id),
    insertDeployment(runtime.db, organization, a.id),
  ]);
  expect((await listWorkspaces(owner, {})).rows.map((row) => [row.name, row.deploymentCount])).toEqual([
    ['A', 1],
    ['B', 2],
    ['C', 0],
    ['D', 0],
  ]);
  const roles: ['WORKSPACE' | 'DEPLOYMENT', string, string][] = [
    ['WORKSPACE', a.id, 'WORKSPACE_MEMBER'],
    ['DEPLOYMENT', first.id, 'DEPLOYMENT_ADMIN'],
  ];
  const other = await colleague(owner, roles, [[c.id, 'WORKSPACE_OPERATOR']]);
  const list = await listWorkspaces(other, {});
  expect(list.total).toBe(3);
  expect(list.rows.map((row) => [row.name, row.deploymentCount, row.role, row.roleVia])).toEqual([
    ['A', 1, 'Workspace Member', null],
    ['B', 1, null, null],
    ['C', 0, 'Workspace Operator', expect.stringMatching(/^Team Data /)],
  ]);
  await expect(getWorkspace(other, { workspaceId: d.id })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect((await getWorkspace(other, { workspaceId: b.id })).deploymentCount).toBe(1);
});

test('search, sort and a page past the end', async () => {
  const ctx = await freshContext(runtime);
  for (const name of ['Alpha_1', 'beta', 'Gamma']) await createWorkspace(ctx, { name, description: `about ${name}` });
  expect(await names(ctx, { q: 'ALPHA_' })).toEqual(['Alpha_1']);
  expect(await names(ctx, { q: '%' })).toEqual([]);
  expect(await names(ctx, { q: 'about b' })).toEqual(['beta']);
  expect(await names(ctx, { sort: 'name', dir: 'desc' })).toEqual(['Gamma', 'beta', 'Alpha_1']);
  expect(await listWorkspaces(ctx, { page: 7 })).toMatchObject({ page: 1, total: 3, isEmpty: false });
  expect(await listWorkspaces(ctx, { q: 'nothing' })).toMatchObject({ total: 0, isEmpty: false });
});

test('an unknown Workspace and one of another Organization are the same 404 for an Owner', async () => {
  const ctx = await freshContext(runtime);
  const foreign = await createWorkspace(await freshContext(runtime), { name: 'Foreign' });
  for (const workspaceId of [newId(), foreign.id]) {
    await expect(getWorkspace(ctx, { workspaceId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(updateWorkspace(ctx, { workspaceId, name: 'x' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(deleteWorkspace(ctx, { workspaceId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  }
  expect(await names(ctx)).toEqual([]);
});

test('a change keeps what is left out, and two editors do not overwrite each other', async () => {
  const ctx = await freshContext(runtime);
  const made = await createWorkspace(ctx, { name: 'Old', description: 'kept', isCicdEnforcedDefault: true });
  const later = { ...ctx, now: new Date(ctx.now.getTime() + 1000) };
  const saved = await updateWorkspace(later, { workspaceId: made.id, name: 'New', basedOn: made.updatedAt });
  expect(saved).toMatchObject({ name: 'New', description: 'kept', isCicdEnforcedDefault: true });
  await expect(
    updateWorkspace(later, { workspaceId: made.id, name: 'Third', basedOn: made.updatedAt }),
  ).rejects.toThrow(/changed this Workspace just now. Nothing was saved./);
  expect(await names(ctx)).toEqual(['New']);
  const events = await runtime.db
    .select()
    .from(auditEvents)
    .where(eq(auditEvents.targetId, made.id))
    .orderBy(auditEvents.sequence);
  expect(events.map(({ action, before, after }) => ({ action, before, after })).at(-1)).toEqual({
    action: 'workspace.updated',
    before: { name: 'Old' },
    after: { name: 'New' },
  });
});

test('a Workspace with Deployments is not deleted, and an old sign-in is asked again', async () => {
  const ctx = await freshContext(runtime);
  const { id } = await createWorkspace(ctx, { name: 'Full' });
  await insertDeployment(runtime.db, ctx.organization, id);
  await expect(deleteWorkspace(ctx, { workspaceId: id })).rejects.toThrow(
    'This Workspace has 1 Deployment. Delete it first.',
  );
  const empty = await createWorkspace(ctx, { name: 'Empty' });
  const later = { ...ctx, now: new Date(ctx.now.getTime() + 3_600_000) };
  await expect(deleteWorkspace(later, { workspaceId: empty.id })).rejects.toMatchObject({ code: 'STEP_UP_REQUIRED' });
  expect(await names(ctx)).toEqual(['Empty', 'Full']);
});

test('deleting ends its own tokens and takes every role on it away, and nothing else', async () => {
  const ctx = await freshContext(runtime);
  const { organization } = ctx;
  const gone = await createWorkspace(ctx, { name: 'Gone' });
  const kept = await createWorkspace(ctx, { name: 'Kept' });
  for (const place of [gone, kept]) {
    await colleague(ctx, [['WORKSPACE', place.id, 'WORKSPACE_MEMBER']], [[place.id, 'WORKSPACE_AUTHOR']]);
    await insertWorkspaceToken(ctx, place.id);
  }
  const answer = await deleteWorkspace(ctx, { workspaceId: gone.id });
  expect(answer).toEqual({ id: gone.id, name: 'Gone', tokensEnded: 1, rolesRemoved: 2 });
  const rolesOn = (id: string) => runtime.db.$count(roleBindings, eq(roleBindings.entityId, id));
  expect([await rolesOn(gone.id), await rolesOn(kept.id)]).toEqual([0, 3]);
  const tokens = await runtime.db
    .select({ home: apiTokens.entityId, deletedAt: apiTokens.deletedAt, digest: tokenValues.digest })
    .from(apiTokens)
    .innerJoin(tokenValues, eq(tokenValues.tokenId, apiTokens.id))
    .where(eq(apiTokens.organizationId, organization.id));
  expect(tokens.find(({ home }) => home === gone.id)).toMatchObject({ deletedAt: ctx.now, digest: null });
  expect(tokens.find(({ home }) => home === kept.id)).toMatchObject({ deletedAt: null });
  expect(tokens.find(({ home }) => home === kept.id)?.digest).not.toBeNull();
  expect(runtime.changed).toContain(organization.id);
  const actions = await runtime.db
    .select({ action: auditEvents.action })
    .from(auditEvents)
    .where(sql`${auditEvents.organizationId} = ${organization.id} and ${auditEvents.action} like '%deleted'`)
    .orderBy(auditEvents.sequence);
  expect(actions.map(({ action }) => action)).toEqual(['token.deleted', 'workspace.deleted']);
});

/** A live token at home in the Workspace, past the service: only its end is looked at. */
async function insertWorkspaceToken(ctx: Context, workspaceId: string): Promise<void> {
  const id = newId();
  const by = { createdAt: ctx.now, createdByType: 'USER', createdById: ctx.actor.id } as const;
  const updated = { updatedAt: ctx.now, updatedByType: 'USER', updatedById: ctx.actor.id } as const;
  const facts = { scope: 'WORKSPACE', entityId: workspaceId, name: 'ci', role: 'WORKSPACE_MEMBER' } as const;
  const value = { shortToken: 'abc123', startAt: ctx.now };
  const { organization } = ctx;
  await runtime.db
    .insert(apiTokens)
    .values({ id, organizationId: organization.id, ...facts, ...value, ...by, ...updated });
  await insertRole(
    runtime.db,
    organization,
    { type: 'TOKEN', id },
    {
      entityType: 'WORKSPACE',
      entityId: workspaceId,
      deploymentId: null,
      role: facts.role,
    },
  );
  await runtime.db.insert(tokenValues).values({
    id: newId(),
    tokenId: id,
    digest: Buffer.from(id),
    pepperId: 1,
    shortToken: 'abc123',
    startsAt: ctx.now,
  });
}
