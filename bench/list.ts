// `npm run bench:list`: the API Tokens list on 100,000 tokens of one Organization, through the service that the page calls.
import { sql } from 'drizzle-orm';

import { insertMember, insertOrganization } from '#db/testing/factories.ts';
import { contextOf } from '#db/testing/test-context.ts';
import type { Context } from '#lib/context.ts';
import { countTokens } from '#lib/tokens/count-tokens.ts';
import { listTokens } from '#lib/tokens/list-tokens.ts';
import type { ListTokensInput } from '#lib/tokens/schemas.ts';

import { createRandom, type Random } from './random.ts';
import { measure, printTable, summarize, writeResult, type Row } from './report.ts';
import { startBench } from './start-bench.ts';

const TOKENS = 100_000;
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

/** An evenly spread number per row and purpose, so that no property of the seed predicts another. */
const hash = (salt: string) => sql.raw(`abs(hashtext('${salt}' || n))`);

/** Tokens in every state, spread over three years; one in twenty is deleted, one in seven was never used. */
async function seed(ctx: Context): Promise<void> {
  const { id: org } = ctx.organization;
  // In parts: one statement may not take longer than a connection of the product allows.
  for (let from = 1; from <= TOKENS; from += 10_000)
    await ctx.db.execute(sql`
    insert into api_tokens (id, organization_id, scope, entity_id, kind, name, description, role, expiry_period_days,
      short_token, start_at, end_at, overlap_ends_at, paused_at, deleted_at, last_used_at, created_at, created_by_type,
      created_by_id, updated_at, updated_by_type, updated_by_id)
    select 'c' || substr(md5(n::text) || md5(n::text), 1, 24), ${org}, 'ORGANIZATION', ${org}, 'STANDARD',
      (array['deploy','terraform','backfill','audit','snowflake','nightly','github','jenkins','metrics','dbt'])[1 + a % 10]
        || '-' || (array['eu','us','ap'])[1 + b % 3] || '-' || n,
      case when c % 4 = 0 then '' else 'Runs the ' || (array['release','finance','growth'])[c % 4] || ' pipeline ' || n end,
      (array['ORGANIZATION_MEMBER','ORGANIZATION_MEMBER','ORGANIZATION_MEMBER','ORGANIZATION_BILLING_ADMIN','ORGANIZATION_OWNER'])[1 + d % 5],
      case when e % 6 = 0 then null else 90 end, substr(md5('s' || n), 1, 6), t,
      case when e % 6 = 0 then null else t + make_interval(days => 300) end,
      case when f % 50 = 0 then now() + interval '1 hour' end,
      case when g % 30 = 0 then now() end,
      case when h % 20 = 0 then now() - interval '5 days' end,
      case when i % 7 = 0 then null else now() - make_interval(mins => i % 200000) end,
      t, 'USER', ${ctx.actor.id}, t + interval '1 day', 'USER', ${ctx.actor.id}
    from (select n, now() - make_interval(mins => n * 15) as t, ${hash('a')} a, ${hash('b')} b, ${hash('c')} c,
      ${hash('d')} d, ${hash('e')} e, ${hash('f')} f, ${hash('g')} g, ${hash('h')} h, ${hash('i')} i
      from generate_series(${from}::int, ${from + 9_999}::int) n) numbers`);
  await ctx.db.execute(sql`
    insert into role_bindings (id, organization_id, subject_type, subject_id, entity_type, entity_id, role, created_at, created_by_id)
    select 'c' || substr(md5('b' || id) || md5(id), 1, 24), organization_id, 'TOKEN', id, 'ORGANIZATION', organization_id, role, created_at, created_by_id
    from api_tokens where deleted_at is null`);
  // What autovacuum does for a table of this age.
  await ctx.db.execute(sql`vacuum analyze api_tokens`);
  await ctx.db.execute(sql`vacuum analyze role_bindings`);
}

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
  await seed(ctx);
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
