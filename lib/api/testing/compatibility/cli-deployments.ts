import * as c from './checks.ts';
import { ORG } from './cli-reads.ts';
import { pages, type Client } from './client.ts';
import { sequences } from './sequence.ts';
import type { World } from './world.ts';

/** What the CLI reads without looking whether it is there (api-contract 2.5). */
export const deploymentFields = (under = '') =>
  Object.fromEntries(
    Object.entries({
      id: c.cuid,
      name: c.filled,
      namespace: c.filled,
      organizationId: c.cuid,
      workspaceId: c.cuid,
      workspaceName: c.filled,
      status: c.oneOf('CREATING', 'DEPLOYING', 'HEALTHY', 'HIBERNATING', 'UNHEALTHY', 'UNKNOWN'),
      type: c.oneOf('STANDARD', 'DEDICATED', 'HYBRID'),
      executor: c.oneOf('CELERY', 'KUBERNETES', 'ASTRO'),
      airflowVersion: c.filled,
      runtimeVersion: c.filled,
      schedulerSize: c.oneOf('SMALL', 'MEDIUM', 'LARGE', 'EXTRA_LARGE'),
      schedulerAu: c.int,
      schedulerReplicas: c.int,
      isHighAvailability: c.bool,
      isDevelopmentMode: c.bool,
      isCicdEnforced: c.bool,
      isDagDeployEnabled: c.bool,
      defaultTaskPodCpu: c.filled,
      defaultTaskPodMemory: c.filled,
      resourceQuotaCpu: c.filled,
      resourceQuotaMemory: c.filled,
      webServerUrl: c.filled,
      webServerAirflowApiUrl: c.filled,
      imageRepository: c.filled,
      imageTag: c.filled,
      ...c.stamps,
    }).map(([path, check]) => [`${under}${path}`, check]),
  );

/** Any command that takes a Deployment: the list, then the Deployment. */
async function find(as: Client, { workspace, deployment }: Pick<World, 'workspace' | 'deployment'>) {
  await pages(as, `GET ${ORG}/deployments`, {
    key: 'deployments',
    limit: 1000,
    query: 'workspaceIds={workspace}',
    at: { workspace },
    fields: { ...c.page, ...deploymentFields('deployments[].') },
  });
  return as.call(`GET ${ORG}/deployments/{deployment}`, { at: { deployment }, fields: deploymentFields() });
}

const options = (as: Client, query: string, at: Record<string, string> = {}) =>
  as.call(`GET ${ORG}/deployment-options`, {
    query,
    at,
    fields: {
      executors: c.filledList,
      'runtimeReleases[].version': c.filled,
      'runtimeReleases[].airflowVersion': c.filled,
      'runtimeReleases[].channel': c.filled,
      'schedulerMachines[].name': c.filled,
      'workerMachines[].name': c.filled,
      'workerMachines[].concurrency.default': c.int,
      'workerQueues.maxWorkers.ceiling': c.int,
      'workerQueues.minWorkers.floor': c.int,
      'workerQueues.workerConcurrency.default': c.int,
      'resourceQuotas.resourceQuota.cpu.default': c.filled,
      'resourceQuotas.defaultPodSize.memory.default': c.filled,
    },
  });

const QUEUE = {
  name: 'default',
  isDefault: true,
  astroMachine: 'A5',
  maxWorkerCount: 10,
  minWorkerCount: 0,
  workerConcurrency: 5,
};
export const STANDARD = {
  name: 'made',
  description: 'daily',
  type: 'STANDARD',
  executor: 'CELERY',
  astroRuntimeVersion: '3.1-12',
  cloudProvider: 'AWS',
  region: 'us-east-1',
  schedulerSize: 'SMALL',
  isCicdEnforced: false,
  isDagDeployEnabled: true,
  isHighAvailability: false,
  isDevelopmentMode: true,
  defaultTaskPodCpu: '0.25',
  defaultTaskPodMemory: '0.5Gi',
  resourceQuotaCpu: '10',
  resourceQuotaMemory: '20Gi',
  workerQueues: [QUEUE],
};

async function create(as: Client, { workspace }: World) {
  const release = (await options(as, 'deploymentType=STANDARD&cloudProvider=AWS')).runtimeReleases[0].version;
  const json = { ...STANDARD, astroRuntimeVersion: release, workspaceId: workspace };
  const fields = { ...deploymentFields(), type: c.is('STANDARD'), 'workerQueues[].astroMachine': c.filled };
  return as.call(`POST ${ORG}/deployments`, { json, fields });
}

/** The complete object, as the CLI sends it back. */
const complete = (read: Record<string, unknown>, change: object) => ({
  name: read['name'],
  description: read['description'],
  type: read['type'],
  executor: read['executor'],
  schedulerSize: read['schedulerSize'],
  isCicdEnforced: read['isCicdEnforced'],
  isDagDeployEnabled: read['isDagDeployEnabled'],
  isHighAvailability: read['isHighAvailability'],
  isDevelopmentMode: read['isDevelopmentMode'],
  defaultTaskPodCpu: read['defaultTaskPodCpu'],
  defaultTaskPodMemory: read['defaultTaskPodMemory'],
  resourceQuotaCpu: read['resourceQuotaCpu'],
  resourceQuotaMemory: read['resourceQuotaMemory'],
  contactEmails: read['contactEmails'],
  environmentVariables: read['environmentVariables'],
  workerQueues: read['workerQueues'],
  ...change,
});
const update = (as: Client, { deployment }: World, json: object, fields: Record<string, c.Check> = {}) =>
  as.call(`POST ${ORG}/deployments/{deployment}`, {
    at: { deployment },
    json,
    fields: { ...deploymentFields(), ...fields },
  });

export const CLI_DEPLOYMENTS = sequences('cli', '2.5', {
  'deployment list': async (as, world) => {
    await pages(as, `GET ${ORG}/deployments`, {
      key: 'deployments',
      limit: 1000,
      query: 'workspaceIds={workspace}',
      at: { workspace: world.workspace },
      fields: { ...c.page, ...deploymentFields('deployments[].') },
    });
  },
  'deployment list --all': async (as) =>
    void (await pages(as, `GET ${ORG}/deployments`, {
      key: 'deployments',
      limit: 1000,
      fields: { ...c.page, ...deploymentFields('deployments[].') },
    })),
  'deployment create': async (as, world) => {
    await pages(as, `GET ${ORG}/workspaces`, { key: 'workspaces', limit: 1000, fields: { 'workspaces[].id': c.cuid } });
    const fields = { regions: c.filledList };
    const [first] = await as.call(`GET ${ORG}/cluster-options`, { query: 'provider=AWS&type=DEDICATED' });
    as.assert('`[0].regions[].name`', c.filled, first?.regions?.[0]?.name);
    as.assert('`[0].regions`', fields.regions, first?.regions);
    const { id } = await create(as, world);
    // `--wait` asks until it is.
    await as.call(`GET ${ORG}/deployments/{deployment}`, {
      at: { deployment: id },
      fields: { status: c.is('HEALTHY') },
    });
  },
  'deployment create --cluster-id': async (as) => {
    const { clusters } = await as.call(`GET ${ORG}/clusters`, {
      query: 'limit=1000',
      fields: { ...c.page, clusters: c.list },
    });
    as.assert('`clusters`', c.list, clusters);
  },
  'deployment update': async (as, world) => {
    const read = await find(as, world);
    await options(as, 'deploymentType=STANDARD&cloudProvider=AWS');
    await update(as, world, complete(read, { name: 'renamed' }), { name: c.is('renamed') });
  },
  'deployment delete': async (as, world) => {
    await find(as, world);
    await as.call(`DELETE ${ORG}/deployments/{deployment}`, { at: { deployment: world.deployment }, status: 204 });
  },
  'deployment inspect': async (as, world) => void (await find(as, world)),
  'deployment variable list, create, update': async (as, world) => {
    const read = await find(as, world);
    const environmentVariables = [
      { key: 'PLAIN', value: 'open', isSecret: false },
      { key: 'HIDDEN', value: 'kept-back', isSecret: true },
    ];
    const { environmentVariables: told } = await update(as, world, complete(read, { environmentVariables }), {
      'environmentVariables[].key': c.filled,
      'environmentVariables[].isSecret': c.bool,
      'environmentVariables[].updatedAt': c.time,
    });
    const values = Object.fromEntries(told.map(({ key, value }: { key: string; value?: string }) => [key, value]));
    as.assert('`value` of a plain variable', c.is('open'), values['PLAIN']);
    as.assert('`value` of a secret', c.absent, values['HIDDEN']);
  },
  'deployment hibernate, wake-up': async (as, world) => {
    const { id: deployment } = await create(as, world);
    const at = { deployment };
    await find(as, { ...world, deployment });
    const path = `${ORG}/deployments/{deployment}/hibernation-override`;
    await as.call(`POST ${path}`, {
      at,
      json: { isHibernating: true },
      fields: { isActive: c.is(true), isHibernating: c.is(true) },
    });
    await as.call(`POST ${path}`, { at, json: { isHibernating: false }, fields: { isHibernating: c.is(false) } });
    await as.call(`DELETE ${path}`, { at, status: 204 });
  },
  'deployment worker-queue create, update, delete': async (as, world) => {
    const { id: deployment } = await create(as, world);
    const made = { ...world, deployment };
    await options(as, 'deploymentId={deployment}', { deployment });
    const read = await find(as, made);
    const workerQueues = [QUEUE, { ...QUEUE, name: 'heavy', isDefault: false, astroMachine: 'A10' }];
    const fields = {
      'workerQueues[].id': c.cuid,
      'workerQueues[].name': c.filled,
      'workerQueues[].astroMachine': c.filled,
    };
    await update(as, made, complete(read, { workerQueues }), fields);
    await update(as, made, complete(read, { workerQueues: [QUEUE] }), fields);
  },
});
