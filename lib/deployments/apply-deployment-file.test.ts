import { eq, sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';

import { auditEvents, deployments, deploymentVariables } from '#db/schema/index.ts';
import { insertWorkspace } from '#db/testing/places.ts';
import { freshContext, testRuntime } from '#db/testing/test-context.ts';
import { useTestDatabase } from '#db/testing/test-database.ts';
import type { Context } from '#lib/context.ts';
import { unseal } from '#lib/sealing.ts';

import { applyDeploymentFile } from './apply-deployment-file.ts';
import { getDeploymentFile } from './get-deployment-file.ts';
import { getDeployment } from './get-deployment.ts';
import { previewDeploymentFile } from './preview-deployment-file.ts';

const database = useTestDatabase();
let runtime: ReturnType<typeof testRuntime>;
beforeAll(() => {
  runtime = testRuntime(database);
});

const SECRET = 'correct-horse-battery';
const FILE = `
deployment:
  environment_variables:
    - {key: REGION, value: eu}
    - {key: API_KEY, value: ${SECRET}, is_secret: true}
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

const later = (ctx: Context) => ({ ...ctx, now: new Date(ctx.now.getTime() + 1000) });

test('a file creates a Deployment, and its secret is in no answer, audit record or readable column', async () => {
  const { ctx, workspaceId } = await finance();
  const preview = await previewDeploymentFile(ctx, { workspaceId, file: FILE });
  expect(preview.changes.every(({ kind }) => kind === 'added')).toBe(true);
  expect(await runtime.db.$count(deployments, eq(deployments.workspaceId, workspaceId))).toBe(0);
  const made = await applyDeploymentFile(ctx, { workspaceId, file: FILE });
  expect(made.variables.map(({ key, value, isSecret }) => [key, value, isSecret])).toEqual([
    ['API_KEY', null, true],
    ['REGION', 'eu', false],
  ]);
  const [stored] = await runtime.db
    .select()
    .from(deploymentVariables)
    .where(sql`${deploymentVariables.deploymentId} = ${made.id} and is_secret`);
  expect(stored?.value).toBeNull();
  const opened = unseal(
    runtime.secrets.keyEncryptionKey,
    `${made.id}:API_KEY`,
    stored?.valueEncrypted ?? Buffer.alloc(0),
  );
  expect(opened.toString()).toBe(SECRET);
  const events = await runtime.db.select().from(auditEvents).where(eq(auditEvents.targetId, made.id));
  expect(events.map(({ action }) => action)).toEqual(['deployment.created']);
  const file = await getDeploymentFile(ctx, { deploymentId: made.id });
  for (const told of [preview, made, events, file, stored]) expect(JSON.stringify(told)).not.toContain(SECRET);
  await expect(applyDeploymentFile(ctx, { workspaceId, file: FILE })).rejects.toMatchObject({
    code: 'CONFLICT',
    fields: [{ field: 'deployment.configuration.name' }],
  });
});

test('an update by a file keeps an untold secret, deletes what is left out, and is audited as a difference', async () => {
  const { ctx, workspaceId } = await finance();
  const { id: deploymentId, updatedAt } = await applyDeploymentFile(ctx, { workspaceId, file: FILE });
  const sealedOf = async () =>
    (
      await runtime.db
        .select()
        .from(deploymentVariables)
        .where(sql`${deploymentVariables.deploymentId} = ${deploymentId} and is_secret`)
    )[0]?.valueEncrypted;
  const before = await sealedOf();
  const text = (await getDeploymentFile(ctx, { deploymentId })).text;
  expect((await previewDeploymentFile(ctx, { workspaceId, deploymentId, file: text })).changes).toEqual([]);
  const file = `
deployment:
  environment_variables: [{key: API_KEY, is_secret: true}, {key: NEW, value: "1"}]
  configuration: {name: prod, executor: KubernetesExecutor}
  worker_queues: [{name: default, worker_type: A10}]`;
  const change = { workspaceId, deploymentId, file, basedOn: updatedAt };
  expect((await previewDeploymentFile(ctx, change)).changes.map(({ kind, field }) => `${kind} ${field}`)).toEqual([
    'changed configuration.executor',
    'changed worker_queues.default.worker_type',
    'removed worker_queues.heavy.worker_type',
    'added environment_variables.NEW',
    'removed environment_variables.REGION',
  ]);
  const saved = await applyDeploymentFile(later(ctx), change);
  expect(saved.configuration).toMatchObject({ executor: 'KUBERNETES', region: 'eu-central-1' });
  expect(saved.configuration.workerQueues).toEqual([{ name: 'default', workerType: 'A10' }]);
  expect(saved.variables.map(({ key }) => key)).toEqual(['API_KEY', 'NEW']);
  expect((await sealedOf())?.equals(before ?? Buffer.alloc(0))).toBe(true);
  await expect(applyDeploymentFile(later(ctx), change)).rejects.toThrow(
    /changed this Deployment just now. Nothing was saved./,
  );
  const [event] = await runtime.db
    .select()
    .from(auditEvents)
    .where(sql`${auditEvents.targetId} = ${deploymentId} and action = 'deployment.updated'`);
  expect(event?.before).toMatchObject({ 'configuration.executor': 'CELERY', 'environment_variables.REGION': '••••' });
});

test.each([
  ['{name: other, executor: CELERY}', 'deployment.configuration.name', /The Deployment has “prod”/],
  [
    '{name: prod, executor: CELERY, runtime_version: 3.0-1}',
    'deployment.configuration.runtime_version',
    /cannot change it/,
  ],
  ['{name: prod, executor: CELERY, region: us-east-1}', 'deployment.configuration.region', /has “eu-central-1”/],
  ['{name: prod, executor: CELERY, cluster_name: big}', 'deployment.configuration.cluster_name', /has none/],
  [
    '{name: prod, executor: CELERY, deployment_type: DEDICATED}',
    'deployment.configuration.deployment_type',
    /has “STANDARD”/,
  ],
  ['{name: prod, executor: CELERY, workspace_name: Growth}', 'deployment.configuration.workspace_name', /is “Finance”/],
])('an update cannot move or rename %#', async (configuration, field, message) => {
  const { ctx, workspaceId } = await finance();
  const { id: deploymentId } = await applyDeploymentFile(ctx, { workspaceId, file: FILE });
  const file = `{"deployment": {configuration: ${configuration}, worker_queues: [{name: default, worker_type: A5}]}}`;
  const refused = await applyDeploymentFile(ctx, { workspaceId, deploymentId, file }).catch((error: unknown) => error);
  expect(refused).toMatchObject({ code: 'INVALID', fields: [{ field, message: expect.stringMatching(message) }] });
});

test.each([
  ['{key: FRESH, is_secret: true}', /of FRESH is missing. A new secret needs its value./],
  ['{key: REGION}', /of REGION is missing/],
  ['{key: API_KEY, is_secret: false}', /of API_KEY is missing/],
])('a variable without a value to keep is refused %#', async (variable, message) => {
  const { ctx, workspaceId } = await finance();
  const { id: deploymentId } = await applyDeploymentFile(ctx, { workspaceId, file: FILE });
  const file = `{deployment: {environment_variables: [${variable}], configuration: {name: prod, executor: CELERY}, worker_queues: [{name: default, worker_type: A5}]}}`;
  await expect(applyDeploymentFile(ctx, { workspaceId, deploymentId, file })).rejects.toThrow(message);
  expect((await getDeployment(ctx, { deploymentId })).variables).toHaveLength(2);
});
