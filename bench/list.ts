// `npm run bench:list`: the API Tokens list on 100,000 tokens of one Organization, through the service that the page calls.
import { insertMember, insertOrganization } from '#db/testing/factories.ts';
import { contextOf } from '#db/testing/test-context.ts';
import { countTokens } from '#lib/tokens/count-tokens.ts';
import { listTokens } from '#lib/tokens/list-tokens.ts';
import type { ListTokensInput } from '#lib/tokens/schemas.ts';

import { createRandom, type Random } from './random.ts';
import { measure, printTable, summarize, writeResult, type Row } from './report.ts';
import { seedTokens, TOKENS } from './seed-tokens.ts';
import { startBench } from './start-bench.ts';

const WARM_UP_MS = 10_000;
const RUNS = 200;

const WORDS = [
  'deploy',
  'terraform',
  'backfill',
  'audit',
  'snowflake',
  'nightly',
  'github',
  'jenkins',
  'metrics',
  'dbt',
];
const SORTS = ['name', 'role', 'expires', 'lastUsed', 'created', 'updated'] as const;
const STATUSES = ['active', 'expiring', 'rotating', 'paused', 'expired', 'unused', 'deleted'] as const;
const ROLES = ['ORGANIZATION_MEMBER', 'ORGANIZATION_BILLING_ADMIN', 'ORGANIZATION_OWNER'];

const any = { page: 1, perPage: 50 } as const;
const pageOf = (random: Random) => 1 + Math.floor(random() * 1_900);
const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;

/** Each kind of question, with fresh parameters per run. */
const QUESTIONS: Record<string, (random: Random) => ListTokensInput> = {
  'first page': () => any,
  'any page, any sort': (random) => ({
    ...any,
    page: pageOf(random),
    sort: pick(random, SORTS),
    dir: pick(random, ['asc', 'desc']),
  }),
  'last page': () => ({ ...any, page: 1_000_000, sort: 'name' as const }),
  'any status, any sort': (random) => ({ ...any, status: [pick(random, STATUSES)], sort: pick(random, SORTS) }),
  'any role, any page': (random) => ({ ...any, role: [pick(random, ROLES)], page: 1 + Math.floor(random() * 300) }),
  'any expiry': (random) => ({ ...any, expires: pick(random, ['7d', '30d', '90d', 'never', 'past'] as const) }),
  'any last use': (random) => ({ ...any, used: pick(random, ['24h', '7d', '30d', 'not30d', 'never'] as const) }),
  'search, rare (a number)': (random) => ({ ...any, q: String(10_000 + Math.floor(random() * 90_000)) }),
  'search, common (a tenth of all)': (random) => ({ ...any, q: pick(random, WORDS), sort: pick(random, SORTS) }),
  'search, very common (three quarters)': () => ({ ...any, q: 'pipeline' }),
  'search, very common, any page, any sort': (random) => ({
    ...any,
    q: 'pipeline',
    page: 1 + Math.floor(random() * 1_400),
    sort: pick(random, SORTS),
    dir: pick(random, ['asc', 'desc']),
  }),
  'search, nothing found': () => ({ ...any, q: 'no such token' }),
  'search and filters': (random) => ({
    ...any,
    q: pick(random, WORDS),
    role: [pick(random, ROLES)],
    status: ['active'],
  }),
};

const bench = await startBench();
try {
  const organization = await insertOrganization(bench.runtime.db);
  const owner = await insertMember(bench.runtime.db, organization);
  const ctx = await contextOf(bench.runtime, organization, owner);
  await seedTokens(ctx);
  const random = createRandom(20_261_124);
  const questions = Object.entries(QUESTIONS);
  for (const end = Date.now() + WARM_UP_MS; Date.now() < end;) {
    for (const [, question] of questions) await listTokens(ctx, question(random));
  }
  const rows: Row[] = [];
  for (const [name, question] of questions) {
    rows.push(summarize(name, await measure(RUNS, () => listTokens(ctx, question(random)))));
  }
  for (const facet of ['status', 'role', 'expires', 'used'] as const) {
    rows.push(summarize(`counts: ${facet}`, await measure(30, () => countTokens(ctx, { query: any, facet }))));
  }
  printTable(`API Tokens list, ${TOKENS.toLocaleString('en')} tokens, rows and exact total (ms)`, rows);
  await writeResult('list', { tokens: TOKENS, runs: RUNS, rows });
} finally {
  await bench.stop();
}
