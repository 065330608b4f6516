import { asc, eq, sql } from 'drizzle-orm';

import type { Database } from '#db/client.ts';
import { auditEvents } from '#db/schema/index.ts';

/** Every event of an Organization's chain, oldest first. */
export async function selectAuditEvents(db: Database, organizationId: string) {
  return db
    .select()
    .from(auditEvents)
    .where(eq(auditEvents.organizationId, organizationId))
    .orderBy(asc(auditEvents.sequence));
}

/** So many events of an Organization at its chain's end, a second apart and the last one now; their hashes are noise. */
export async function insertManyEvents(db: Database, organizationId: string, count: number): Promise<void> {
  for (let from = 1; from <= count; from += 10_000) {
    const to = Math.min(count, from + 9_999);
    await db.execute(sql`
      insert into audit_events (id, organization_id, sequence, at, actor_type, actor_id, actor_label, action, target_type,
        target_id, target_label, before, after, request_id, address, user_agent, method, path, result, prev_hash, hash)
      select 'c' || substr(md5(${organizationId} || n) || md5(n::text), 1, 24), ${organizationId}, head.sequence + n,
        now() - make_interval(secs => ${count}::int - n), 'USER', 'cseed00000000000000000000', 'Ada Lovelace',
        'token.updated', 'TOKEN', 'cseed00000000000000000001', 'seeded-' || n, jsonb_build_object('name', md5(n::text)),
        jsonb_build_object('name', md5('x' || n), 'description', repeat(md5(n::text), 4)), 'req-' || n, '203.0.113.9',
        'bench', 'POST', '/v1/tokens', 'OK', decode(md5(n::text), 'hex'), decode(md5(n::text), 'hex')
      from generate_series(${from}::int, ${to}::int) n,
        (select coalesce(max(sequence), 0) - ${from - 1}::int as sequence from audit_events
          where organization_id = ${organizationId}) head`);
  }
  await db.execute(sql`
    update audit_heads set sequence = (select max(sequence) from audit_events where organization_id = ${organizationId})
    where organization_id = ${organizationId}`);
}
