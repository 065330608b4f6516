/**
 * Stands in for the Astro CLI: the commands that the pages use, each with the requests that the CLI sends for it
 * (api-contract 1.1 to 1.4 and 2.2 to 2.5). It prints less than the CLI does, and ends with 1 where the CLI would.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';

import { parse, stringify } from 'yaml';

// oxlint-disable-next-line typescript/no-explicit-any
type Json = any;

const { env } = process;
const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    name: { type: 'string', short: 'n' },
    description: { type: 'string', short: 'd' },
    role: { type: 'string', short: 'r' },
    expiration: { type: 'string', short: 'e' },
    'clean-output': { type: 'boolean', short: 'c' },
    force: { type: 'boolean', short: 'f' },
    'enforce-cicd': { type: 'string' },
    'workspace-id': { type: 'string' },
    'deployment-file': { type: 'string' },
    'deployment-name': { type: 'string' },
    template: { type: 'boolean' },
    include: { type: 'string', short: 'i' },
    'output-file': { type: 'string', short: 'o' },
    global: { type: 'boolean', short: 'g' },
  },
});
const configFile = path.join(env['ASTRO_HOME'] ?? env['HOME'] ?? '', '.astro/config.yaml');
const config: Record<string, string> = parse(await readFile(configFile, 'utf8').catch(() => '{}')) ?? {};
const base = `${config['local.core'] ?? 'http://localhost:8888'}/v1`;

async function ask(target: string, json?: unknown, method = json === undefined ? 'GET' : 'POST'): Promise<Json> {
  const response = await fetch(`${base}${target}`, {
    method,
    headers: {
      authorization: `Bearer ${env['ASTRO_API_TOKEN']}`,
      'x-astro-client-identifier': env['GITHUB_ACTIONS'] === 'true' ? 'github-action' : 'cli',
      'x-astro-client-version': '1.45.0',
      'x-client-os-identifier': 'linux-amd64',
      'user-agent': 'astro-cli/1.45.0',
      'content-type': 'application/json',
    },
    ...(json !== undefined && { body: JSON.stringify(json) }),
  });
  const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false;
  if (response.status === 200) return isJson ? response.json() : response.text();
  if (response.status === 204) return null;
  throw new Error(isJson ? (await response.json()).message : `failed to perform request, status ${response.status}`);
}

/** What the CLI does before every command with a token: who am I, and is there an Organization (1.4). */
async function logIn(): Promise<Json> {
  if (env['ASTRO_DOMAIN'] !== 'localhost') throw new Error('ASTRO_DOMAIN is not localhost.');
  const claims = JSON.parse(Buffer.from(env['ASTRO_API_TOKEN']?.split('.')[1] ?? '', 'base64url').toString());
  const permissions: string[] = claims.permissions;
  if (permissions.some((permission) => !permission.includes(':'))) throw new Error('A permission has no colon.');
  const { organizations } = await ask('/organizations?limit=100&offset=0');
  if (!/^(HOSTED|HYBRID)$/.test(organizations[0].product)) throw new Error('The Organization has no product.');
  return organizations[0];
}

const expiry = () => (flags.expiration ? { tokenExpiryPeriodInDays: Number(flags.expiration) } : {});

function tellToken(made: Json): void {
  if (typeof made.token !== 'string') throw new Error('The answer holds no value.');
  process.stdout.write(flags['clean-output'] ? `${made.token}\n` : `${made.name} ${made.id}\n`);
}

/** A Deployment file as the body of a request (2.5); what the file leaves out is left out. */
function bodyOf(file: Json, workspaceId: string): Json {
  const { configuration: from, worker_queues: queues = [], environment_variables: variables = [] } = file.deployment;
  return {
    type: from.deployment_type ?? 'STANDARD',
    name: from.name,
    description: from.description,
    workspaceId,
    executor: from.executor,
    astroRuntimeVersion: from.runtime_version,
    cloudProvider: from.cloud_provider,
    region: from.region,
    schedulerSize: from.scheduler_size,
    isCicdEnforced: from.ci_cd_enforcement ?? false,
    isDagDeployEnabled: from.dag_deploy_enabled ?? false,
    isDevelopmentMode: from.is_development_mode ?? false,
    isHighAvailability: from.is_high_availability ?? false,
    contactEmails: file.deployment.alert_emails ?? [],
    environmentVariables: variables.map(({ key, value, is_secret: isSecret = false }: Json) => ({
      key,
      value,
      isSecret,
    })),
    workerQueues: queues.map((queue: Json) => ({
      name: queue.name,
      isDefault: queue.name === 'default',
      astroMachine: queue.worker_type,
      maxWorkerCount: queue.max_worker_count,
      minWorkerCount: queue.min_worker_count,
      workerConcurrency: queue.worker_concurrency,
    })),
  };
}

/** The Deployment file named by the flag, and the Workspace it belongs to. */
async function readDeploymentFile(org: string): Promise<{ file: Json; workspaceId: string }> {
  const file = parse(await readFile(flags['deployment-file'] ?? '', 'utf8'));
  await ask(`${org}/deployment-options?deploymentType=STANDARD`);
  const { workspaces } = await ask(`${org}/workspaces?limit=1000&offset=0&sorts=name:asc`);
  const name = file.deployment.configuration.workspace_name;
  return { file, workspaceId: workspaces.find((workspace: Json) => workspace.name === name).id };
}

const COMMANDS: Record<string, (org: string, [first]: string[]) => Promise<void>> = {
  'organization list': async () => {},
  'organization user invite': async (org, [email]) =>
    ask(`${org}/invites`, { inviteeEmail: email, role: flags.role ?? 'ORGANIZATION_MEMBER' }),
  'organization team create': async (org) =>
    ask(`${org}/teams`, { name: flags.name, description: flags.description ?? '', organizationRole: flags.role }),
  'organization token create': async (org) => {
    const { name, description = '', role } = flags;
    tellToken(await ask(`${org}/tokens`, { name, description, role, scope: 'ORGANIZATION', ...expiry() }));
  },
  'organization token rotate': async (org, [id]) => {
    await ask(`${org}/tokens/${id}`);
    tellToken(await ask(`${org}/tokens/${id}/rotate`, undefined, 'POST'));
  },
  'organization audit-logs export': async (org) => {
    const since = new Date(Date.now() - Number(flags.include ?? 1) * 86_400_000).toISOString();
    const lines = await ask(`${org}/audit-logs?startDate=${encodeURIComponent(since)}`);
    await writeFile(flags['output-file'] ?? '', gzipSync(lines));
  },
  'workspace list': async (org) => {
    const { workspaces } = await ask(`${org}/workspaces?limit=1000&offset=0&sorts=name:asc`);
    for (const { name, id } of workspaces) process.stdout.write(`${name} ${id}\n`);
  },
  'workspace create': async (org) => {
    const { name, description, 'enforce-cicd': enforce } = flags;
    await ask(`${org}/workspaces`, { name, description, cicdEnforcedDefault: enforce === 'ON' });
  },
  'workspace token create': async (org) => {
    const { name, description = '', role, 'workspace-id': entityId } = flags;
    tellToken(await ask(`${org}/tokens`, { name, description, role, scope: 'WORKSPACE', entityId, ...expiry() }));
  },
  'deployment create': async (org) => {
    const { file, workspaceId } = await readDeploymentFile(org);
    await ask(`${org}/deployments`, bodyOf(file, workspaceId));
  },
  'deployment update': async (org, [id]) => {
    await ask(`${org}/deployments?limit=1000&offset=0`);
    await ask(`${org}/deployments/${id}`);
    const { file, workspaceId } = await readDeploymentFile(org);
    await ask(`${org}/deployments/${id}`, bodyOf(file, workspaceId));
  },
  'deployment list': async (org) => {
    const { deployments } = await ask(`${org}/deployments?limit=1000&offset=0`);
    for (const { name, id } of deployments) process.stdout.write(`${name} ${id}\n`);
  },
  'deployment inspect': async (org) => {
    const { deployments } = await ask(`${org}/deployments?limit=1000&offset=0`);
    const { id } = deployments.find(({ name }: Json) => name === flags['deployment-name']);
    const { name, executor, workspaceName } = await ask(`${org}/deployments/${id}`);
    const place = flags.template ? { name: '' } : { name, workspace_name: workspaceName };
    process.stdout.write(stringify({ deployment: { configuration: { ...place, executor } } }));
  },
};

async function run(): Promise<void> {
  const command = Object.keys(COMMANDS).find((name) => positionals.join(' ').startsWith(name));
  if (positionals.slice(0, 2).join(' ') === 'config set') {
    await mkdir(path.dirname(configFile), { recursive: true });
    await writeFile(configFile, stringify({ ...config, [positionals[2] ?? '']: positionals[3] }));
    return;
  }
  if (command === undefined) throw new Error(`The stand-in does not know “astro ${positionals.join(' ')}”.`);
  const { id } = await logIn();
  await COMMANDS[command]?.(`/organizations/${id}`, positionals.slice(command.split(' ').length));
}

await run().catch((error: Error) => {
  process.stderr.write(`Error: ${error.message}\n`);
  process.exitCode = 1;
});
