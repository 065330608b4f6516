// `npm run bench:api`: list, get and create of API tokens over HTTP with 100,000 tokens, beside a Next.js route handler that
// sends the same statements for list and get. `--quick` loads each for two seconds.
import { readFileSync } from 'node:fs';
import { arch, platform, release, totalmem } from 'node:os';
import path from 'node:path';

import { insertMember, insertOrganization } from '#db/testing/factories.ts';
import { contextOf } from '#db/testing/test-context.ts';
import { spawnApi } from '#lib/api/testing/spawn-api.ts';
import { createToken } from '#lib/tokens/create-token.ts';
import { getTokenForApi } from '#lib/tokens/get-token-for-api.ts';
import { listTokensForApi } from '#lib/tokens/list-tokens-for-api.ts';

import { load, type Ask } from './api/load.ts';
import { startNextApp } from './api/next-app.ts';
import { recordStatements } from './api/record-statements.ts';
import { createRandom } from './random.ts';
import { printTable, writeResult, type Row } from './report.ts';
import { seedTokens, TOKENS } from './seed-tokens.ts';
import { startBench } from './start-bench.ts';

const SECONDS = process.argv.includes('--quick') ? 2 : 15;
const WARM_UP_SECONDS = Math.min(5, SECONDS);
const LIMIT = 20;
/** Found among the parameters of the recorded statements: no other one is this number. */
const RECORDED_OFFSET = 12_321;

const versionOf = (name: string) =>
  (
    JSON.parse(readFileSync(path.join(import.meta.dirname, '../node_modules', name, 'package.json'), 'utf8')) as {
      version: string;
    }
  ).version;

const bench = await startBench();
const started = [bench.stop];
try {
  const { db, pool, secrets, env } = bench.runtime;
  env.MAX_TOKENS_PER_ORGANIZATION = 10 * TOKENS;
  const organization = await insertOrganization(db);
  const owner = await insertMember(db, organization);
  const ctx = await contextOf(bench.runtime, organization, owner);
  await seedTokens(ctx);
  const token = (await createToken(ctx, { name: 'bench', role: 'ORGANIZATION_OWNER', expiryDays: null })).secret ?? '';

  const { tokens: page, total } = await listTokensForApi(ctx, { offset: RECORDED_OFFSET, limit: LIMIT });
  const ids = (await listTokensForApi(ctx, { offset: 0, limit: 1000 })).tokens.map(({ record }) => record.id);
  const id = ids[0] ?? '';
  const listed = await recordStatements(pool, () => listTokensForApi(ctx, { offset: RECORDED_OFFSET, limit: LIMIT }));
  const got = await recordStatements(pool, () => getTokenForApi(ctx, { tokenId: id }));

  const server = await spawnApi(bench.url, secrets, {
    LOG_LEVEL: 'error',
    MAX_TOKENS_PER_ORGANIZATION: String(env.MAX_TOKENS_PER_ORGANIZATION),
  });
  started.unshift(async () => void (await server.stop()));
  const next = await startNextApp(bench.url, {
    list: { statements: listed, recorded: { offset: RECORDED_OFFSET, pageIds: page.map(({ record }) => record.id) } },
    get: { statements: got, recorded: { id } },
  });
  started.unshift(next.stop);

  const random = createRandom(20_261_129);
  const base = `/v1/organizations/${organization.id}/tokens`;
  // The nearer half: the handler sends the statements as they were recorded, and those of the other half run backwards.
  const anyOffset = () => Math.floor(random() * (total / 2 - LIMIT));
  const anyId = () => ids[Math.floor(random() * ids.length)] ?? id;
  let created = 0;
  const create = (): Ask => {
    created += 1;
    const body = { name: `created-${created}`, role: 'ORGANIZATION_MEMBER', scope: 'ORGANIZATION' };
    return { method: 'POST', path: base, body: JSON.stringify(body) };
  };
  const ours = { origin: server.origin, token };
  const theirs = { origin: next.origin, token };
  const cases: [string, typeof ours, () => Ask][] = [
    ['list', ours, () => ({ path: `${base}?limit=${LIMIT}&offset=${anyOffset()}` })],
    ['list, Next.js route handler', theirs, () => ({ path: `/list?offset=${anyOffset()}` })],
    ['get', ours, () => ({ path: `${base}/${anyId()}` })],
    ['get, Next.js route handler', theirs, () => ({ path: `/get?id=${anyId()}` })],
    ['create', ours, create],
  ];
  const rows: Row[] = [];
  for (const [name, at, ask] of cases) {
    await load(name, at, ask, WARM_UP_SECONDS);
    rows.push(await load(name, at, ask, SECONDS));
  }
  const { rows: answer } = await pool.query<{ server_version: string }>('show server_version');
  const versions = {
    next: versionOf('next'),
    hono: versionOf('hono'),
    postgresql: answer[0]?.server_version,
    system: `${platform()} ${release()} ${arch()}`,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
  };
  printTable(
    `API tokens over HTTP, ${TOKENS.toLocaleString('en')} tokens, 16 connections, ${SECONDS} s each (ms)`,
    rows,
  );
  console.log(`\n${JSON.stringify({ node: process.version, ...versions })}`);
  console.log(
    'The route handler sends the statements of the same request and answers with their rows; it checks no token.',
  );
  await writeResult('api', { tokens: TOKENS, connections: 16, seconds: SECONDS, ...versions, rows });
} finally {
  for (const stop of started) await stop();
}
