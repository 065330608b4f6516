import * as c from './checks.ts';
import { Client, HEADERS, send, type ClientName, type Row } from './client.ts';
import { ORG } from './cli-reads.ts';
import type { World } from './world.ts';

type Fetch = ConstructorParameters<typeof Client>[0];

/** What each header that the clients send is good for (api-contract 1.2, 3.1), and those of answers (0, rules 2 and 4). */
export async function showHeaders(fetch: Fetch, world: World, token: string): Promise<Row[]> {
  const as = new Client(fetch, 'cli', token, world.org);
  const path = ORG.replace('{org}', world.org);
  const get = (at: string, headers: Record<string, string>) => fetch(at, { headers });
  const authorization = `Bearer ${token}`;

  const without = await get(path, { ...HEADERS.cli });
  as.assert('request `authorization`, left out', c.answered(401), without.status);
  as.assert(
    'answer `WWW-Authenticate` to it',
    c.is('Bearer realm="latchkey"'),
    without.headers.get('www-authenticate'),
  );
  const error = await without.json();
  for (const [field, check] of Object.entries({ message: c.filled, requestId: c.filled, statusCode: c.is(401) })) {
    as.assert(`\`${field}\` of it`, check, error[field]);
  }
  as.assert('answer `Content-Type` of an error', c.is('application/json'), without.headers.get('content-type'));

  const plain = await (await get(path, { authorization })).text();
  for (const client of ['cli', 'terraform'] as ClientName[]) {
    for (const [name, value] of Object.entries(HEADERS[client])) {
      const { status } = await get(path, { authorization, [name]: value });
      as.assert(`request \`${name}: ${value}\``, c.answered(200), status);
    }
    const answer = await send(fetch, client, token, { operation: '', method: 'GET', path, query: '', json: undefined });
    as.assert(
      `all of them as ${client} sends them`,
      { says: 'are answered as without them', test: (text) => text === plain },
      await answer.text(),
    );
  }
  for (const identifier of ['github-action', 'deploy-action']) {
    const { status } = await get(path, { authorization, 'x-astro-client-identifier': identifier });
    as.assert(`request \`x-astro-client-identifier: ${identifier}\``, c.answered(200), status);
  }

  const roles = { operation: '', method: 'POST', path: `${path}/users/${world.guest.id}/roles`, query: '' };
  const json = { organizationRole: 'ORGANIZATION_BILLING_ADMIN' };
  const held = async (client: ClientName) =>
    (await (await send(fetch, client, token, { ...roles, json })).json()) as object;
  as.assert(
    'lists of roles left out by `cli`',
    { says: 'are kept', test: (all) => 'workspaceRoles' in (all as object) },
    await held('cli'),
  );
  as.assert(
    'lists of roles left out by `terraform-provider-astro`',
    { says: 'are cleared', test: (all) => !('workspaceRoles' in (all as object)) },
    await held('terraform'),
  );
  const { text } = await as.raw(`GET ${ORG}/audit-logs`, {});
  const agents = text
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { userAgent: string }).userAgent);
  for (const client of ['cli', 'terraform'] as ClientName[]) {
    const agent = HEADERS[client]['user-agent'];
    as.assert(
      `\`${agent}\``,
      { says: 'stands in the audit log', test: (all) => (all as string[]).includes(agent) },
      agents,
    );
  }
  return as.rows;
}
