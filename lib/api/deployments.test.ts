import { beforeEach, describe, expect, it } from 'vitest';

import { insertDeployment, insertWorkspace } from '#db/testing/places.ts';
import { useTestDatabase } from '#db/testing/test-database.ts';
import { auditEvents } from '#db/schema/index.ts';
import { applyDeploymentFile } from '#lib/deployments/apply-deployment-file.ts';
import { addSubjectRole } from '#lib/subject-roles/add-subject-role.ts';

import { makeApi, type ApiUnderTest } from './testing/api-client.ts';

const database = useTestDatabase();
let api: ApiUnderTest;
let workspaceId: string;
let deployments: string;
beforeEach(async () => {
  api = await makeApi(database);
  workspaceId = (await insertWorkspace(database.db, api.organization)).id;
  deployments = `${api.base}/deployments`;
});

const STANDARD = {
  type: 'STANDARD',
  name: 'prod',
  description: 'daily',
  executor: 'CELERY',
  astroRuntimeVersion: '3.1-12',
  cloudProvider: 'AWS',
  region: 'us-east-1',
  isCicdEnforced: true,
  isDagDeployEnabled: false,
  isDevelopmentMode: true,
  isHighAvailability: false,
  schedulerSize: 'MEDIUM',
  defaultTaskPodCpu: '0.5',
  defaultTaskPodMemory: '1Gi',
  resourceQuotaCpu: '20',
  resourceQuotaMemory: '40Gi',
  contactEmails: ['data@example.com'],
  environmentVariables: [
    { key: 'PLAIN', value: 'open', isSecret: false },
    { key: 'HIDDEN', value: 'kept-back-7731', isSecret: true },
  ],
  workerQueues: [
    {
      name: 'default',
      isDefault: true,
      astroMachine: 'a10',
      maxWorkerCount: 8,
      minWorkerCount: 1,
      workerConcurrency: 10,
    },
  ],
  scalingSpec: {
    hibernationSpec: { schedules: [{ hibernateAtCron: '0 20 * * *', wakeUpAtCron: '0 6 * * *', isEnabled: true }] },
  },
};
const create = (change: object = {}, path = deployments) => api.post(path, { ...STANDARD, workspaceId, ...change });

describe('Deployments', () => {
  it('are records: all that was sent comes back, HEALTHY at once, and secrets never do', async () => {
    const { status, body, text } = await create();
    expect(status, text).toBe(200);
    const { environmentVariables, workerQueues, workspaceId: _, ...sent } = { ...STANDARD, workspaceId };
    expect(body).toMatchObject({
      ...sent,
      status: 'HEALTHY',
      workspaceId,
      workspaceName: 'analytics',
      runtimeVersion: '3.1-12',
      airflowVersion: '3.1.0',
      webServerUrl: `https://deployment-${body.id.slice(-12)}.airflow.localhost`,
      webServerAirflowApiUrl: expect.stringMatching(/\/api\/v2$/),
      uiUrl: expect.stringContaining(`/deployments/${body.id}`),
      workerQueues: [{ ...workerQueues[0], astroMachine: 'A10', id: expect.stringMatching(/^c[a-z\d]{24}$/) }],
      createdBy: { id: api.caller.id, subjectType: 'SERVICEKEY' },
    });
    expect(body.environmentVariables).toEqual([
      { key: 'HIDDEN', isSecret: true, updatedAt: expect.any(String) },
      { ...environmentVariables[0], updatedAt: expect.any(String) },
    ]);
    expect((await api.ask(`${deployments}/${body.id}`)).body).toEqual(body);
    const events = await database.db.select().from(auditEvents);
    expect(JSON.stringify([text, events])).not.toContain('kept-back-7731');
  });

  it('need a name and a Workspace only, and one name once in a Workspace', async () => {
    const { body } = await api.post(deployments, { name: 'short', workspaceId });
    expect(body).toMatchObject({ type: 'STANDARD', executor: 'ASTRO', environmentVariables: [], contactEmails: [] });
    const again = await api.post(deployments, { name: 'short', workspaceId });
    expect([again.status, again.body.fieldErrors[0].field]).toEqual([409, 'name']);
    expect((await api.post(deployments, { name: 'x', workspaceId: 'cunknown00000000000000000' })).status).toBe(404);
  });

  it('are refused by the rules of Deployment files, in the words of the API', async () => {
    const cases: [object, string][] = [
      [{ contactEmails: ['nobody'] }, 'contactEmails[0]'],
      [{ astroRuntimeVersion: 'newest' }, 'astroRuntimeVersion'],
      [{ resourceQuotaCpu: 'many' }, 'resourceQuotaCpu'],
      [{ scheduler: { au: 99 } }, 'scheduler.au'],
      [{ workerQueues: [{ name: 'default', astroMachine: 'A7' }] }, 'workerQueues[0].astroMachine'],
      [{ environmentVariables: [{ key: 'S', isSecret: true }] }, 'environmentVariables[0].value'],
      [{ type: 'DEDICATED' }, 'clusterId'],
      [{ description: 'a\u0000b' }, 'description'],
      [{ type: 'OTHER' }, 'type'],
    ];
    for (const [change, field] of cases) {
      const { status, body } = await create(change);
      expect([status, body.fieldErrors?.[0]?.field], JSON.stringify(body)).toEqual([400, field]);
      expect(JSON.stringify(body)).not.toContain('deployment.');
    }
    expect((await api.ask(deployments)).body.totalCount).toBe(0);
  });

  it('are replaced as a whole: a secret keeps its value, what is left out goes, the name may change', async () => {
    const { body: made } = await create();
    const change = {
      ...STANDARD,
      name: 'renamed',
      executor: 'KUBERNETES',
      environmentVariables: [{ key: 'HIDDEN', isSecret: true }],
      workerQueues: undefined,
      scalingSpec: undefined,
    };
    const { status, body } = await api.post(`${deployments}/${made.id}`, change);
    expect([status, body.name, body.executor]).toEqual([200, 'renamed', 'KUBERNETES']);
    expect(body.environmentVariables).toEqual([made.environmentVariables[0]]);
    expect(body).not.toHaveProperty('workerQueues');
    expect(body).not.toHaveProperty('scalingSpec');
    expect(body.createdAt).toBe(made.createdAt);
    const other = await api.post(`${deployments}/${made.id}`, { ...change, type: 'HYBRID' });
    expect([other.status, other.body.fieldErrors[0].field]).toEqual([400, 'type']);
  });

  it('hibernate while overridden, in development mode only', async () => {
    const { body: made } = await create();
    const path = `${deployments}/${made.id}/hibernation-override`;
    const until = new Date(Date.now() + 3_600_000).toISOString();
    const set = await api.post(path, { isHibernating: true, overrideUntil: until });
    expect([set.status, set.body]).toEqual([200, { isActive: true, isHibernating: true, overrideUntil: until }]);
    const hibernating = (await api.ask(`${deployments}/${made.id}`)).body;
    expect([hibernating.status, hibernating.scalingSpec.hibernationSpec.override.isHibernating]).toEqual([
      'HIBERNATING',
      true,
    ]);
    expect((await api.post(`${deployments}/${made.id}`, STANDARD)).body.status).toBe('HIBERNATING');
    expect((await api.ask(path, { method: 'DELETE' })).status).toBe(204);
    expect((await api.ask(path, { method: 'DELETE' })).status).toBe(404);
    expect((await api.ask(`${deployments}/${made.id}`)).body.status).toBe('HEALTHY');
    expect((await api.post(path, { isHibernating: true, overrideUntil: '2020-01-01T00:00:00Z' })).status).toBe(400);
    const { body: fixed } = await create({ name: 'live', isDevelopmentMode: false });
    expect((await api.post(`${deployments}/${fixed.id}/hibernation-override`, { isHibernating: true })).status).toBe(
      400,
    );
  });

  it('are listed with filters, newest first, by who may see them', async () => {
    const { body: one } = await create({ name: 'one' });
    const { body: two } = await create({ name: 'two' });
    const other = await insertWorkspace(database.db, api.organization, { name: 'other' });
    const far = await insertDeployment(database.db, api.organization, other.id, { at: new Date(0) });
    const ids = async (query = '', token = api.caller.value) =>
      (await api.ask(`${deployments}?${query}`, { token })).body.deployments.map(({ id }: { id: string }) => id);
    expect(await ids()).toEqual([two.id, one.id, far.id]);
    expect(await ids('sorts=name:asc&names=two&names=one')).toEqual([one.id, two.id]);
    expect(await ids(`workspaceIds=${other.id}`)).toEqual([far.id]);
    expect(await ids(`deploymentIds=${one.id}&deploymentIds=none`)).toEqual([one.id]);
    expect(await ids('names=nobody')).toEqual([]);
    expect(await ids('limit=1000&offset=1000')).toEqual([]);
    const { id, value: weak } = await api.issue('weak', 'ORGANIZATION_MEMBER');
    expect(await ids('', weak)).toEqual([]);
    const subject = { type: 'TOKEN', id };
    await addSubjectRole(await api.context(), {
      subject,
      entityType: 'WORKSPACE',
      entityId: other.id,
      role: 'WORKSPACE_MEMBER',
    });
    expect(await ids('', weak)).toEqual([far.id]);
    const asWeak = { token: weak };
    for (const place of [far.id, one.id, 'cunknown00000000000000000']) {
      expect((await api.post(`${deployments}/${place}`, STANDARD, asWeak)).status).toBe(403);
      expect((await api.ask(`${deployments}/${place}`, { method: 'DELETE', ...asWeak })).status).toBe(403);
    }
    expect((await api.post(deployments, { ...STANDARD, workspaceId }, asWeak)).status).toBe(403);
    const gone = await api.ask(`${deployments}/${far.id}`, { method: 'DELETE' });
    expect([gone.status, (await api.ask(`${deployments}/${far.id}`)).status]).toEqual([204, 404]);
  });
});

describe('options and clusters', () => {
  it('list what create accepts, per base', async () => {
    const platform = `/platform/v1beta1/organizations/${api.organization.id}`;
    for (const [base, executors] of [
      [api.base, ['CELERY', 'KUBERNETES', 'ASTRO']],
      [platform, ['CELERY', 'KUBERNETES']],
    ] as const) {
      const { status, body } = await api.ask(`${base}/deployment-options?deploymentType=STANDARD&cloudProvider=AWS`);
      expect([status, body.executors]).toEqual([200, executors]);
      for (const [index, executor] of executors.entries()) {
        const astroRuntimeVersion = body.runtimeReleases[index].version;
        const astroMachine = body.workerMachines[index].name;
        const made = await create(
          {
            name: `${base}-${executor}`,
            executor,
            astroRuntimeVersion,
            schedulerSize: body.schedulerMachines[index].name,
            workerQueues: [{ name: 'default', astroMachine, maxWorkerCount: body.workerQueues.maxWorkers.ceiling }],
          },
          `${base}/deployments`,
        );
        expect([made.status, made.body.runtimeVersion]).toEqual([200, astroRuntimeVersion]);
      }
    }
    const refused = await create({ name: 'astro', executor: 'ASTRO' }, `${platform}/deployments`);
    expect([refused.status, refused.body.fieldErrors[0].field]).toEqual([400, 'executor']);
    const { body: clouds } = await api.ask(`${api.base}/cluster-options?type=HYBRID`);
    expect(clouds.map(({ provider }: { provider: string }) => provider)).toEqual(['AWS', 'AZURE', 'GCP']);
    expect((await api.ask(`${api.base}/cluster-options?type=DEDICATED&provider=AWS`)).body).toHaveLength(1);
    expect((await api.ask(`${api.base}/cluster-options`)).status).toBe(400);
  });

  it('have a cluster for each name that a Deployment gives, to put others on', async () => {
    expect((await api.ask(`${api.base}/clusters?limit=1000`)).body).toMatchObject({ totalCount: 0, clusters: [] });
    const file = JSON.stringify({
      deployment: {
        configuration: {
          name: 'by-file',
          executor: 'CELERY',
          deployment_type: 'DEDICATED',
          cluster_name: 'north',
          cloud_provider: 'GCP',
          region: 'europe-west4',
        },
        worker_queues: [{ name: 'default', worker_type: 'A5' }],
      },
    });
    await applyDeploymentFile(await api.context(), { workspaceId, file });
    const { body } = await api.ask(`${api.base}/clusters`);
    expect(body.clusters).toMatchObject([{ name: 'north', cloudProvider: 'GCP', region: 'europe-west4' }]);
    const [cluster] = body.clusters;
    expect((await api.ask(`${api.base}/clusters/${cluster.id}`)).body).toEqual(cluster);
    expect((await api.ask(`${api.base}/clusters/${workspaceId}`)).status).toBe(404);
    const made = await create({ type: 'DEDICATED', clusterId: cluster.id, region: undefined });
    expect(made.body).toMatchObject({ type: 'DEDICATED', clusterId: cluster.id, clusterName: 'north' });
  });
});
