import { sql } from 'drizzle-orm';

import type { Context } from '#lib/context.ts';

export const TOKENS = 100_000;

/** An evenly spread number per row and purpose, so that no property of the seed predicts another. */
const hash = (salt: string) => sql.raw(`abs(hashtext('${salt}' || n))`);

/** Tokens in every state, spread over three years; one in twenty is deleted, one in seven was never used. */
export async function seedTokens(ctx: Context): Promise<void> {
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
