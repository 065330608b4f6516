import { eq } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';

import { deploymentVariables, roleBindings } from '#db/schema/index.ts';
import { insertMember } from '#db/testing/factories.ts';
import { insertRole, insertWorkspace } from '#db/testing/places.ts';
import { contextOf, freshContext, testRuntime } from '#db/testing/test-context.ts';
import { useTestDatabase } from '#db/testing/test-database.ts';
import type { Context } from '#lib/context.ts';
import { newId } from '#lib/ids.ts';

import { applyDeploymentFile } from './apply-deployment-file.ts';
import { createDeployment } from './create-deployment.ts';
import { deleteDeployment } from './delete-deployment.ts';
import { getDeploymentFile } from './get-deployment-file.ts';
import { getDeployment } from './get-deployment.ts';
import { listDeployments } from './list-deployments.ts';
import { replaceDeployment } from './save-deployment-for-api.ts';
import { updateDeployment } from './update-deployment.ts';

const database = useTestDatabase();
let runtime: ReturnType<typeof testRuntime>;
beforeAll(() => {
  runtime = testRuntime(database);
});

const FILE = `
deployment:
  environment_variables:
    - {key: REGION, value: eu}
    - {key: API_KEY, value: correct-horse-battery, is_secret: true}
  configuration: {name: prod, executor: CELERY, workspace_name: Finance, region: eu-central-1}
  worker_queues:
    - {name: default, worker_type: A5}
    - {name: heavy, worker_type: A20}
`;

async function finance(): Promise<{ ctx: Context; workspaceId: string }> {
  const ctx = await freshContext(runtime);
  const { id } = await insertWorkspace(runtime.db, ctx.organization, { name: 'Finance' });
  return { ctx, workspaceId: id };
}

async function colleague(owner: Context, entityType: 'WORKSPACE' | 'DEPLOYMENT', entityId: string, role: string) {
  const user = await insertMember(runtime.db, owner.organization, { role: 'ORGANIZATION_MEMBER' });
  const binding = { entityType, entityId, deploymentId: null, role };
  await insertRole(runtime.db, owner.organization, { type: 'USER', id: user.id }, binding);
  return contextOf(runtime, owner.organization, user);
}

test('a Deployment needs only a name, once per Workspace', async () => {
  const { ctx, workspaceId } = await finance();
  const made = await createDeployment(ctx, { workspaceId, name: 'prod' });
  expect(made).toMatchObject({ name: 'prod', status: 'HEALTHY', executor: 'ASTRO', workspaceName: 'Finance' });
  await expect(createDeployment(ctx, { workspaceId, name: 'prod' })).rejects.toMatchObject({
    code: 'CONFLICT',
    fields: [{ field: 'name' }],
  });
  const other = await insertWorkspace(runtime.db, ctx.organization, { name: 'Growth' });
  await createDeployment(ctx, { workspaceId: other.id, name: 'prod' });
  expect((await listDeployments(ctx, { workspaceId })).total).toBe(1);
});

test('a name taken at the same instant is refused in the same words', async () => {
  const { ctx, workspaceId } = await finance();
  const made: string[] = [];
  for (const name of ['a', 'b', 'c']) made.push((await createDeployment(ctx, { workspaceId, name })).id);
  const document = {
    deployment: {
      configuration: { name: 'any', executor: 'ASTRO' },
      worker_queues: [{ name: 'default', worker_type: 'A5' }],
    },
  };
  const taken = { code: 'CONFLICT', fields: [{ field: 'name', code: 'taken' }] };
  const reasons = async (changes: Promise<unknown>[]) =>
    (await Promise.allSettled(changes)).flatMap((answer) => (answer.status === 'rejected' ? [answer.reason] : []));
  const renamed = made.map((deploymentId) => updateDeployment(ctx, { deploymentId, workspaceId, name: 'prod' }));
  const first = await reasons([...renamed, createDeployment(ctx, { workspaceId, name: 'prod' })]);
  expect(first).toHaveLength(3);
  const second = await reasons(
    made.map((deploymentId) => replaceDeployment(ctx, { deploymentId, name: 'next', document })),
  );
  expect(second).toHaveLength(2);
  for (const refusal of [...first, ...second]) expect(refusal).toMatchObject(taken);
});

test('who sees and changes what', async () => {
  const { ctx, workspaceId } = await finance();
  const [a, b] = [
    await createDeployment(ctx, { workspaceId, name: 'a' }),
    await createDeployment(ctx, { workspaceId, name: 'b' }),
  ];
  const names = async (actor: Context) => (await listDeployments(actor, { workspaceId })).rows.map(({ name }) => name);
  const member = await colleague(ctx, 'WORKSPACE', workspaceId, 'WORKSPACE_MEMBER');
  const admin = await colleague(ctx, 'DEPLOYMENT', a.id, 'DEPLOYMENT_ADMIN');
  const outsider = await contextOf(
    runtime,
    ctx.organization,
    await insertMember(runtime.db, ctx.organization, { role: 'ORGANIZATION_MEMBER' }),
  );
  expect(await names(member)).toEqual(['a', 'b']);
  expect(await names(admin)).toEqual(['a']);
  await expect(names(outsider)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  const forbidden = { code: 'FORBIDDEN' };
  await expect(createDeployment(member, { workspaceId, name: 'c' })).rejects.toMatchObject(forbidden);
  await expect(updateDeployment(member, { deploymentId: a.id, name: 'c' })).rejects.toMatchObject(forbidden);
  await expect(applyDeploymentFile(member, { workspaceId, deploymentId: a.id, file: '' })).rejects.toMatchObject(
    forbidden,
  );
  await expect(getDeployment(admin, { deploymentId: b.id, workspaceId })).rejects.toMatchObject(forbidden);
  expect((await updateDeployment(admin, { deploymentId: a.id, name: 'renamed' })).name).toBe('renamed');
  expect((await getDeployment(member, { deploymentId: b.id, workspaceId })).can.update).toMatch(/needs the role/);
});

test('a Deployment of another Workspace or Organization is not found, whatever the address says', async () => {
  const { ctx, workspaceId } = await finance();
  const foreign = await finance();
  const theirs = await createDeployment(foreign.ctx, { workspaceId: foreign.workspaceId, name: 'theirs' });
  const elsewhere = await insertWorkspace(runtime.db, ctx.organization, { name: 'Growth' });
  const mine = await createDeployment(ctx, { workspaceId, name: 'mine' });
  const operator = await colleague(ctx, 'WORKSPACE', elsewhere.id, 'WORKSPACE_OPERATOR');
  const missing = { code: 'NOT_FOUND' };
  for (const [actor, deploymentId, inWorkspace] of [
    [ctx, theirs.id, workspaceId],
    [ctx, newId(), workspaceId],
    [ctx, mine.id, elsewhere.id],
    [operator, mine.id, elsewhere.id],
  ] as const) {
    const address = { deploymentId, workspaceId: inWorkspace };
    await expect(getDeployment(actor, address)).rejects.toMatchObject(missing);
    await expect(updateDeployment(actor, { ...address, name: 'x' })).rejects.toMatchObject(missing);
    await expect(deleteDeployment(actor, address)).rejects.toMatchObject(missing);
    await expect(applyDeploymentFile(actor, { ...address, file: FILE })).rejects.toMatchObject(missing);
  }
});

test('plain values are for those who may see the environment', async () => {
  const { ctx, workspaceId } = await finance();
  const { id: deploymentId } = await applyDeploymentFile(ctx, { workspaceId, file: FILE });
  const seen = async (actor: Context) =>
    (await getDeployment(actor, { deploymentId, workspaceId })).variables.map(({ value }) => value);
  expect(await seen(await colleague(ctx, 'WORKSPACE', workspaceId, 'WORKSPACE_OPERATOR'))).toEqual([null, 'eu']);
  const member = await colleague(ctx, 'WORKSPACE', workspaceId, 'WORKSPACE_MEMBER');
  expect(await seen(member)).toEqual([null, null]);
  expect((await getDeploymentFile(member, { deploymentId })).text).not.toMatch(/value: "?eu/);
});

test('deleting takes variables and every role on it and its Dags away', async () => {
  const { ctx, workspaceId } = await finance();
  const { id: deploymentId } = await applyDeploymentFile(ctx, { workspaceId, file: FILE });
  const kept = await createDeployment(ctx, { workspaceId, name: 'kept' });
  const subject = { type: 'USER' as const, id: newId() };
  for (const id of [deploymentId, kept.id]) {
    await insertRole(runtime.db, ctx.organization, subject, {
      entityType: 'DEPLOYMENT',
      entityId: id,
      deploymentId: null,
      role: 'DEPLOYMENT_ACCESSOR',
    });
    await insertRole(runtime.db, ctx.organization, subject, {
      entityType: 'DAG',
      entityId: 'etl',
      deploymentId: id,
      role: 'DAG_VIEWER',
    });
  }
  const hour = { ...ctx, now: new Date(ctx.now.getTime() + 3_600_000) };
  await expect(deleteDeployment(hour, { deploymentId, workspaceId })).rejects.toMatchObject({
    code: 'STEP_UP_REQUIRED',
  });
  expect(await deleteDeployment(ctx, { deploymentId, workspaceId })).toMatchObject({
    name: 'prod',
    rolesRemoved: 2,
    tokensEnded: 0,
  });
  expect(await runtime.db.$count(roleBindings, eq(roleBindings.subjectId, subject.id))).toBe(2);
  expect(await runtime.db.$count(deploymentVariables, eq(deploymentVariables.deploymentId, deploymentId))).toBe(0);
  expect(
    (await listDeployments(ctx, { workspaceId, q: 'KEPT', status: ['HEALTHY'], executor: ['ASTRO'] })).rows.map(
      ({ name }) => name,
    ),
  ).toEqual(['kept']);
});
