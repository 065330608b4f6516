import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { testRuntime } from '#db/testing/test-context.ts';
import { useTestDatabase } from '#db/testing/test-database.ts';
import { newId } from '#lib/ids.ts';
import type { Runtime } from '#lib/runtime.ts';

import { CLI_DEPLOYMENT_ACCESS, CLI_WORKSPACE_ACCESS } from './testing/compatibility/cli-access.ts';
import { CLI_DEPLOYMENTS } from './testing/compatibility/cli-deployments.ts';
import { CLI_ORGANIZATION } from './testing/compatibility/cli-organization.ts';
import { CLI_WORKSPACES } from './testing/compatibility/cli-workspaces.ts';
import { Client, Refused, send, type Row, type Sent } from './testing/compatibility/client.ts';
import { compatibilityDocument, type Shown } from './testing/compatibility/document.ts';
import { showHeaders } from './testing/compatibility/headers.ts';
import { showNotOffered } from './testing/compatibility/not-offered.ts';
import type { Sequence } from './testing/compatibility/sequence.ts';
import { TERRAFORM_ACCESS } from './testing/compatibility/terraform-access.ts';
import { TERRAFORM_PEOPLE } from './testing/compatibility/terraform-people.ts';
import { TERRAFORM_PLACES } from './testing/compatibility/terraform-places.ts';
import { makeStrangers, makeWorld, type Strangers } from './testing/compatibility/world.ts';
import { spawnApi, type ApiProcess } from './testing/spawn-api.ts';

// What the Astro CLI and the Terraform provider send (api-contract 2.2 to 2.5, 3.4), replayed against the server process.
// The rows are collected as they are asserted, and docs/compatibility.md holds them: `npm run docs:compatibility`.
const DOCUMENT = path.join(import.meta.dirname, '../../docs/compatibility.md');
const SEQUENCES: Sequence[] = [
  ...CLI_ORGANIZATION,
  ...CLI_WORKSPACES,
  ...CLI_WORKSPACE_ACCESS,
  ...CLI_DEPLOYMENT_ACCESS,
  ...CLI_DEPLOYMENTS,
  ...TERRAFORM_ACCESS,
  ...TERRAFORM_PLACES,
  ...TERRAFORM_PEOPLE,
];

const database = useTestDatabase();
let runtime: Runtime;
let server: ApiProcess;
let strangers: Strangers;
beforeAll(async () => {
  runtime = testRuntime(database);
  strangers = await makeStrangers(runtime);
  server = await spawnApi(database.url, database.secrets);
});
afterAll(() => server?.stop());

const shown: Shown[] = [];
/** Calls that were tried with tokens that open nothing here. */
const tried = new Set<string>();
let headers: Row[] = [];
let notOffered: Row[] = [];

/** The sequence with a token that may be refused: whether it came to its end, or which call was not allowed. */
async function outcome({ client, run }: Sequence): Promise<string> {
  const { world, values } = await makeWorld(runtime);
  try {
    await run(new Client(server.fetch, client, values.workspace, world.org), world);
    return 'works';
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    expect([error.sent.operation, error.status]).toEqual([error.sent.operation, 403]);
    return `403 at \`${short(error.sent)}\``;
  }
}

const short = ({ operation }: Sent) =>
  operation.replace(/(\/\w+)*\/v\w+\/organizations\/{org}/, ' …').replace('  ', ' ');

/** Of calls that differ in ids and values only, one is enough for other tokens. */
const isFirst = ({ operation }: Sent, at: number, all: Sent[]) =>
  all.findIndex((sent) => sent.operation === operation) === at;

interface Answer {
  status: number;
  message: string;
}

describe.each(SEQUENCES)('$client $section $name', (sequence) => {
  it('gets what it needs, and is refused with every other token as it should be', async () => {
    const { world, values } = await makeWorld(runtime);
    const as = new Client(server.fetch, sequence.client, values.owner, world.org);
    await sequence.run(as, world);

    const again = async (token: string, sent: Sent): Promise<Answer> => {
      const response = await send(server.fetch, sequence.client, token, sent);
      const text = response.headers.get('content-type') === 'application/json' ? await response.text() : '{}';
      return { status: response.status, message: (JSON.parse(text) as { message?: string }).message ?? '' };
    };
    const refused: string[] = [];
    for (const sent of as.sent.filter(isFirst)) {
      const isNew = !tried.has(sent.operation);
      tried.add(sent.operation);
      const { operation } = sent;
      const statusOf = async (token: string) => [operation, (await again(token, sent)).status];
      if (isNew) {
        expect(await statusOf(strangers.revoked)).toEqual([operation, 401]);
        expect(await statusOf(strangers.expired)).toEqual([operation, 401]);
        if (sent.path.includes(world.org)) expect(await statusOf(strangers.foreign)).toEqual([operation, 404]);
      }
      const answer = await again(values.member, sent);
      if (sent.method !== 'GET') expect([operation, answer.status]).toEqual([operation, 403]);
      if (answer.status !== 403) continue;
      if (!refused.includes(short(sent))) refused.push(short(sent));
      // Decided before anything is looked up: ids that nothing has make no difference.
      if (!isNew) continue;
      const unknown = sent.path.replaceAll(/c[0-9a-z]{24}/g, (id) => (id === world.org ? id : newId()));
      expect(await again(values.member, { ...sent, path: unknown })).toEqual(answer);
    }
    shown.push({
      sequence,
      rows: as.rows,
      withWorkspaceToken: await outcome(sequence),
      withMemberToken: refused.length === 0 ? 'works' : `403 at ${refused.map((one) => `\`${one}\``).join(', ')}`,
    });
  });
});

it('the headers of both clients are answered as they need, and calls that are not offered in the shape of errors', async () => {
  const { world, values } = await makeWorld(runtime);
  headers = await showHeaders(server.fetch, world, values.owner);
  notOffered = await showNotOffered(server.fetch, world, values.owner);
});

it('docs/compatibility.md says what this run showed; `npm run docs:compatibility` writes it anew', async () => {
  expect(shown.map(({ sequence }) => sequence)).toEqual(SEQUENCES);
  const text = compatibilityDocument({ headers, notOffered, shown, calls: tried.size });
  if (process.env['WRITE_DOCUMENTS'] === '1') await writeFile(DOCUMENT, text);
  expect(await readFile(DOCUMENT, 'utf8')).toBe(text);
});
