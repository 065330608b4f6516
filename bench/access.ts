// `npm run bench:access`: the questions of Access Management on a large Organization, through the services that pages call.
import { sql } from 'drizzle-orm';

import { insertMember, insertOrganization } from '#db/testing/factories.ts';
import { contextOf } from '#db/testing/test-context.ts';
import type { Context } from '#lib/context.ts';
import { listUsers } from '#lib/users/list-users.ts';
import type { ListUsersInput } from '#lib/users/member-schemas.ts';

import { BINDINGS, measureEffectiveAccess } from './effective-access.ts';
import { createRandom, type Random } from './random.ts';
import { measure, printTable, summarize, writeResult, type Row } from './report.ts';
import { startBench } from './start-bench.ts';

const PEOPLE = 10_000;
const TEAMS = 200;
const WARM_UP_MS = 5_000;
const RUNS = 200;

const NAMES = ['Ada', 'Grace', 'Barbara', 'Mary', 'Linus', 'Priya', 'Wang', 'Katherine', 'Edsger', 'Donald'];
const ROLES = ['ORGANIZATION_MEMBER', 'ORGANIZATION_BILLING_ADMIN', 'ORGANIZATION_OWNER'];
const STATUSES = ['active', 'pending', 'inactive', 'banned'];
const SORTS = ['name', 'role', 'joined'] as const;

/** A record id for row `n` of a kind. */
const idOf = (kind: string) => sql.raw(`'c' || substr(md5('${kind}' || n) || md5(n::text), 1, 24)`);

/** People with a role, two sessions and one or two Teams each; one in twenty is only invited, one in forty inactive. */
async function seed({ db, organization }: Context): Promise<void> {
  const { id: org } = organization;
  const people = sql`generate_series(1, ${PEOPLE}::int) n`;
  await db.execute(sql`
    insert into users (id, email, full_name, status, created_at, updated_at)
    select ${idOf('u')}, 'person' || n || '@example.com',
      case when n % 20 = 0 then '' else (array[${sql.raw(NAMES.map((name) => `'${name}'`).join())}])[1 + n % 10]
        || ' ' || initcap(substr(md5(n::text), 1, 7)) end,
      case when n % 20 = 0 then 'PENDING' when n % 40 = 1 then 'INACTIVE' else 'ACTIVE' end, now(), now()
    from ${people}`);
  await db.execute(sql`
    insert into organization_members (organization_id, user_id, status, joined_at, left_at)
    select ${org}, ${idOf('u')}, case when n % 20 = 0 then 'PENDING' else 'ACTIVE' end, now() - make_interval(mins => n),
      case when n % 50 = 7 then now() end
    from ${people}`);
  await db.execute(sql`
    insert into role_bindings (id, organization_id, subject_type, subject_id, entity_type, entity_id, role, created_at, created_by_id)
    select ${idOf('b')}, ${org}, 'USER', ${idOf('u')}, 'ORGANIZATION', ${org},
      (array[${sql.raw(ROLES.map((role) => `'${role}'`).join())}])[case when n % 100 = 0 then 3 when n % 9 = 0 then 2 else 1 end],
      now(), ${org}
    from ${people}`);
  await db.execute(sql`
    insert into teams (id, organization_id, name, created_at, created_by_type, created_by_id, updated_at, updated_by_type, updated_by_id)
    select ${idOf('t')}, ${org}, 'team ' || n, now(), 'USER', ${org}, now(), 'USER', ${org}
    from generate_series(1, ${TEAMS}::int) n`);
  await db.execute(sql`
    insert into team_members (team_id, user_id, created_at)
    select t.id, u.id, now() from (select id, row_number() over (order by id) r from users) u
    join (select id, row_number() over (order by id) r from teams) t on t.r = 1 + u.r % ${TEAMS} or t.r = 1 + (u.r * 7) % ${TEAMS}
    on conflict do nothing`);
  await db.execute(sql`
    insert into sessions (id, user_id, created_at, last_seen_at, expires_at, authenticated_at, address, user_agent)
    select 'c' || substr(md5('s' || k || u.id) || md5(u.id), 1, 24), u.id, now(), now() - make_interval(mins => k), now(), now(), '', ''
    from users u, generate_series(1, 2) k where u.status = 'ACTIVE'`);
  for (const table of ['users', 'organization_members', 'role_bindings', 'team_members', 'sessions']) {
    // What autovacuum does for tables of this age.
    await db.execute(sql.raw(`vacuum analyze ${table}`));
  }
}

const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;

/** Each kind of question, with fresh parameters per run. */
function questionsOf(teams: string[]): Record<string, (random: Random) => ListUsersInput> {
  return {
    'first page': () => ({}),
    'any page, any sort': (random) => ({
      page: 1 + Math.floor(random() * 190),
      sort: pick(random, SORTS),
      dir: pick(random, ['asc', 'desc'] as const),
    }),
    'last page': () => ({ page: 1_000_000, perPage: 100 }),
    'any role': (random) => ({ role: [pick(random, ROLES)], sort: pick(random, SORTS) }),
    'any status': (random) => ({ status: [pick(random, STATUSES)] }),
    'any Team': (random) => ({ team: [pick(random, teams)] }),
    'search, rare (a number)': (random) => ({ q: `person${Math.floor(random() * PEOPLE)}@` }),
    'search, common (a tenth of all)': (random) => ({ q: pick(random, NAMES), sort: pick(random, SORTS) }),
    'search, nothing found': () => ({ q: 'nobody is called this' }),
    'search and filters': (random) => ({ q: pick(random, NAMES), role: [pick(random, ROLES)], status: ['active'] }),
  };
}

async function measureUsers(ctx: Context): Promise<Row[]> {
  const random = createRandom(20_261_124);
  const { teams } = await listUsers(ctx, {});
  const questions = Object.entries(questionsOf(teams.map((team) => team.id)));
  for (const end = Date.now() + WARM_UP_MS; Date.now() < end;) {
    for (const [, question] of questions) await listUsers(ctx, question(random));
  }
  const rows: Row[] = [];
  for (const [name, question] of questions) {
    rows.push(summarize(name, await measure(RUNS, () => listUsers(ctx, question(random)))));
  }
  return rows;
}

const bench = await startBench();
try {
  const organization = await insertOrganization(bench.runtime.db);
  const owner = await insertMember(bench.runtime.db, organization);
  const ctx = await contextOf(bench.runtime, organization, owner);
  await seed(ctx);
  const users = await measureUsers(ctx);
  printTable(`Users, ${PEOPLE.toLocaleString('en')} people, rows and exact total (ms)`, users);
  const access = await measureEffectiveAccess(ctx, createRandom(20_261_125));
  printTable(`Effective access, a token with ${BINDINGS.toLocaleString('en')} roles (ms)`, access);
  await writeResult('access', { people: PEOPLE, teams: TEAMS, runs: RUNS, users, bindings: BINDINGS, access });
} finally {
  await bench.stop();
}
