/**
 * Stands in for Terraform with the Astro provider: reads the main.tf of a page and sends, over HTTPS, the requests that the
 * provider sends for the resources in it (api-contract 3.1 to 3.4). `HTTPS_FOR_443` is the port that plays 443 of this
 * machine: in place of a hosts file, for a server that is no root.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { Agent, request } from 'node:https';
import { argv, env } from 'node:process';

// oxlint-disable-next-line typescript/no-explicit-any
type Json = any;

/** What the provider accepts as host; its dots are any character (api-contract 3.1). */
const HOST = /^https:\/\/(pr\d+)?api.astronomer(-(dev|stage))?.io$/;
const STATE = 'terraform.tfstate';

function need(isSo: unknown, otherwise: string): asserts isSo {
  if (!isSo) throw new Error(otherwise);
}

const { host } = new URL(env['TF_VAR_host'] ?? 'https://unset');
const org = env['TF_VAR_organization_id'] ?? '';

async function ask(target: string, json?: unknown): Promise<Json> {
  const proxy = env['HTTPS_PROXY'];
  const ca = await readFile(env['SSL_CERT_FILE'] ?? '', 'utf8');
  const agent = new Agent({ ca, ...(proxy && { proxyEnv: env }) });
  const body = json === undefined ? undefined : JSON.stringify(json);
  const place = proxy ? { host, port: 443 } : { host: '127.0.0.1', port: env['HTTPS_FOR_443'], servername: host };
  const { status, text } = await new Promise<{ status: number; text: string }>((resolve, reject) => {
    const outgoing = request(
      {
        ...place,
        agent,
        path: target,
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          host,
          authorization: `Bearer ${env['ASTRO_API_TOKEN']}`,
          'x-astro-client-identifier': 'terraform-provider-astro',
          'x-astro-client-version': '1.1.0',
          'user-agent': 'terraform-provider-astro/1.1.0',
          ...(body !== undefined && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
        },
      },
      (incoming) => {
        let read = '';
        incoming.setEncoding('utf8').on('data', (part: string) => (read += part));
        incoming.on('end', () => resolve({ status: incoming.statusCode ?? 0, text: read }));
      },
    );
    outgoing.on('error', reject).end(body);
  });
  need(status === 200, `${target} answered ${status}: ${text}`);
  return JSON.parse(text);
}

interface Resource {
  type: string;
  name: string;
  attributes: Json;
}

/** The resources of a file as `terraform fmt` writes it; `known` are the ids of those that exist. */
function resourcesOf(text: string, known: Record<string, string>): Resource[] {
  const found = text.matchAll(/^resource "(\w+)" "(\w+)" \{\n([^]*?)\n\}$/gm);
  return [...found].map(([, type = '', name = '', body = '']) => {
    const json = body
      .replaceAll(/^(\s*)(\w+)\s*= /gm, '$1"$2": ')
      .replaceAll(/: (astro_\w+\.\w+)\.id$/gm, (_, resource: string) => `: "${known[resource] ?? ''}"`)
      .replaceAll(/([^\s[{,])\n(?!\s*[}\]])/g, '$1,\n');
    return { type, name, attributes: JSON.parse(`{${json}}`) };
  });
}

const iam = `/iam/v1beta1/organizations/${org}`;
const platform = `/platform/v1beta1/organizations/${org}`;

/** Creates a resource and answers its id. */
const CREATE: Record<string, (attributes: Json) => Promise<string>> = {
  async astro_workspace({ name, description, cicd_enforced_default: cicdEnforcedDefault }) {
    const made = await ask(`${platform}/workspaces`, { name, description, cicdEnforcedDefault });
    need(made.cicdEnforcedDefault === cicdEnforcedDefault, 'The Workspace is not as planned.');
    return made.id;
  },
  async astro_api_token({ name, description, type, roles, expiry_period_in_days: tokenExpiryPeriodInDays }) {
    const [{ role, entity_id: entityId }] = roles;
    const { workspaces } = await ask(`${platform}/workspaces?workspaceIds=${entityId}`);
    need(workspaces[0].id === entityId, 'The Workspace of the token is not listed.');
    const made = await ask(`${iam}/tokens`, { name, role, type, entityId, description, tokenExpiryPeriodInDays });
    need(typeof made.token === 'string', 'The answer holds no value.');
    const read = await ask(`${iam}/tokens/${made.id}`);
    need(read.type === type && read.expiryPeriodInDays === tokenExpiryPeriodInDays, 'The token is not as planned.');
    return made.id;
  },
  async astro_team({ name, description, organization_role: organizationRole, workspace_roles: roles }) {
    need((await ask(platform)).isScimEnabled === false, 'Cannot create a Team resource when SCIM is enabled');
    const made = await ask(`${iam}/teams`, { name, description, organizationRole });
    const workspaceRoles = roles.map(({ workspace_id: workspaceId, role }: Json) => ({ workspaceId, role }));
    await ask(`${iam}/teams/${made.id}/roles`, { organizationRole, workspaceRoles });
    const read = await ask(`${iam}/teams/${made.id}`);
    need(JSON.stringify(read.workspaceRoles) === JSON.stringify(workspaceRoles), 'The Team is not as planned.');
    return made.id;
  },
};
const READ: Record<string, (id: string) => string> = {
  astro_workspace: (id) => `${platform}/workspaces/${id}`,
  astro_api_token: (id) => `${iam}/tokens/${id}`,
  astro_team: (id) => `${iam}/teams/${id}`,
};

async function run([command = '']: string[]): Promise<void> {
  if (command === 'init') {
    need(!env['SSL_CERT_FILE'] && !env['HTTPS_PROXY'], 'The registry is outside.');
    return;
  }
  need(command === 'apply' || command === 'plan', `The stand-in does not know “terraform ${command}”.`);
  need(HOST.test(env['TF_VAR_host'] ?? ''), `The provider does not take ${env['TF_VAR_host']} as host.`);
  need(env['CHECKPOINT_DISABLE'] === '1', 'Terraform would look outside with an authority that is not its own.');
  const text = await readFile('main.tf', 'utf8');
  const known: Record<string, string> = JSON.parse(await readFile(STATE, 'utf8').catch(() => '{}'));
  const count = resourcesOf(text, known).length;
  for (let at = 0; at < count; at += 1) {
    // Read again each time: a resource refers to the ids of those before it.
    const { type, name, attributes } = resourcesOf(text, known)[at] as Resource;
    const key = `${type}.${name}`;
    if (known[key]) {
      const { name: has } = await ask(READ[type]?.(known[key]) ?? '');
      need(has === attributes.name, `${key} is called ${has}.`);
    } else {
      need(command === 'apply', `${key} would be created.`);
      known[key] = (await CREATE[type]?.(attributes)) ?? '';
    }
  }
  await writeFile(STATE, JSON.stringify(known));
}

await run(argv.slice(2)).catch((error: Error) => {
  process.stderr.write(`Error: ${error.message}\n`);
  process.exitCode = 1;
});
