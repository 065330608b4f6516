import { sql } from 'drizzle-orm';

import type { Transaction } from '#db/client.ts';
import type { tokenUsage } from '#db/schema/index.ts';

export type UsageRow = typeof tokenUsage.$inferInsert;

/**
 * Adds the counts to what is stored for the same value, hour and client. Rows must be unique in that and sorted by it.
 * One array for each column: as single parameters, the rows of a batch cost more to send than to store.
 */
export async function upsertUsage(tx: Transaction, rows: UsageRow[]): Promise<void> {
  if (rows.length === 0) return;
  const column = (pick: (row: UsageRow) => unknown) => sql.param(rows.map(pick));
  await tx.execute(sql`
    insert into token_usage (value_id, token_id, hour, address, user_agent, calls, refused, first_seen_at, last_seen_at)
    select * from unnest(${column((row) => row.valueId)}::text[], ${column((row) => row.tokenId)}::text[],
      ${column((row) => row.hour.toISOString())}::timestamptz[], ${column((row) => row.address)}::text[],
      ${column((row) => row.userAgent)}::text[], ${column((row) => row.calls)}::bigint[],
      ${column((row) => row.refused)}::bigint[], ${column((row) => row.firstSeenAt.toISOString())}::timestamptz[],
      ${column((row) => row.lastSeenAt.toISOString())}::timestamptz[])
    on conflict (value_id, hour, address, user_agent) do update set
      calls = token_usage.calls + excluded.calls, refused = token_usage.refused + excluded.refused,
      first_seen_at = least(token_usage.first_seen_at, excluded.first_seen_at),
      last_seen_at = greatest(token_usage.last_seen_at, excluded.last_seen_at)`);
}

export interface LastUse {
  tokenId: string;
  at: Date;
  address: string;
  userAgent: string;
}

/** Moves each token's last use forward, never back; `updated_at` stays, because using a token does not change it. */
export async function updateLastUsed(tx: Transaction, uses: LastUse[]): Promise<void> {
  if (uses.length === 0) return;
  const column = (pick: (use: LastUse) => unknown) => sql.param(uses.map(pick));
  const ids = column((use) => use.tokenId);
  // Locked in one order by every process, so that two batches cannot wait for each other.
  await tx.execute(sql`select 1 from api_tokens where id = any(${ids}::text[]) order by id for no key update`);
  await tx.execute(sql`
    update api_tokens set last_used_at = used.at, last_used_address = used.address, last_used_agent = used.agent
    from unnest(${ids}::text[], ${column((use) => use.at.toISOString())}::timestamptz[],
      ${column((use) => use.address)}::text[], ${column((use) => use.userAgent)}::text[]) as used (id, at, address, agent)
    where api_tokens.id = used.id and (api_tokens.last_used_at is null or api_tokens.last_used_at < used.at)`);
}
