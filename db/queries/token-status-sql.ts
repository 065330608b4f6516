import { sql, type SQL } from 'drizzle-orm';

import { apiTokens } from '#db/schema/index.ts';

/**
 * lib/tokens/token-status.ts in SQL, so that lists filter and count by the same one value. A property test compares
 * the two on random records.
 */
export function tokenStatusSql(now: Date, firstReminderDays: number): SQL<string> {
  const time = now.toISOString();
  return sql<string>`case
    when ${apiTokens.deletedAt} is not null then 'DELETED'
    when ${apiTokens.endAt} <= ${time}::timestamptz then 'EXPIRED'
    when ${apiTokens.pausedAt} is not null then 'PAUSED'
    when ${apiTokens.overlapEndsAt} > ${time}::timestamptz then 'ROTATING'
    when ${apiTokens.endAt} - ${time}::timestamptz <= least(
      make_interval(secs => ${firstReminderDays * 86_400}),
      make_interval(secs => coalesce(${apiTokens.expiryPeriodDays} * 21600, ${firstReminderDays * 86_400}))
    ) then 'EXPIRING'
    when ${apiTokens.lastUsedAt} is null then 'UNUSED'
    else 'ACTIVE' end`;
}
