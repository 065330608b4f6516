import { and, gt, isNotNull, isNull, lte, or, sql, type SQL } from 'drizzle-orm';

import { apiTokens } from '#db/schema/index.ts';

/**
 * lib/tokens/token-status.ts in SQL, as plain comparisons that indexes answer. A property test compares the two on
 * random records. Each condition excludes the statuses that win over it.
 */
function conditions(now: Date, firstReminderDays: number) {
  const time = now.toISOString();
  const reminder = new Date(now.getTime() + firstReminderDays * 86_400_000);
  const isExpired = lte(apiTokens.endAt, now);
  const isRotating = gt(apiTokens.overlapEndsAt, now);
  // A quarter of the period, in steps of six hours per day; only rows inside the reminder pay for it.
  const isExpiring = and(
    lte(apiTokens.endAt, reminder),
    sql`${apiTokens.endAt} <= ${time}::timestamptz
      + interval '6 hours' * coalesce(${apiTokens.expiryPeriodDays}, ${firstReminderDays * 4}::int)`,
  );
  return {
    isDeleted: isNotNull(apiTokens.deletedAt),
    isExpired,
    // By an index of its own: naming the column would keep those of the lists from answering alone.
    isLeaked: sql`${apiTokens.id} in (select leaked.id from api_tokens leaked where leaked.leak_reported_at is not null)`,
    isPaused: isNotNull(apiTokens.pausedAt),
    isRotating,
    isExpiring,
  };
}

const isNot = (condition: SQL | undefined) => sql`(${condition}) is not true`;

/** True for tokens of exactly this status at `now`. */
export function statusWhere(status: string, now: Date, firstReminderDays: number): SQL | undefined {
  const { isDeleted, isExpired, isLeaked, isPaused, isRotating, isExpiring } = conditions(now, firstReminderDays);
  const isLive = and(isNull(apiTokens.deletedAt), or(isNull(apiTokens.endAt), gt(apiTokens.endAt, now)));
  const isNotLeaked = and(isLive, sql`not (${isLeaked})`);
  const isAccepted = and(isNotLeaked, isNull(apiTokens.pausedAt));
  const isSettled = and(isAccepted, isNot(isRotating));
  switch (status) {
    case 'DELETED':
      return isDeleted;
    case 'EXPIRED':
      return and(isNull(apiTokens.deletedAt), isExpired);
    case 'LEAKED':
      return and(isLive, isLeaked);
    case 'PAUSED':
      return and(isNotLeaked, isPaused);
    case 'ROTATING':
      return and(isAccepted, isRotating);
    case 'EXPIRING':
      return and(isSettled, isExpiring);
    case 'UNUSED':
      return and(isSettled, isNot(isExpiring), isNull(apiTokens.lastUsedAt));
    case 'ACTIVE':
      return and(isSettled, isNot(isExpiring), isNotNull(apiTokens.lastUsedAt));
    default:
      // BLOCKED waits for policies that block; no token has it yet.
      return sql`false`;
  }
}

/** The status of each row, for counting per status. */
export function tokenStatusSql(now: Date, firstReminderDays: number): SQL<string> {
  const { isDeleted, isExpired, isLeaked, isPaused, isRotating, isExpiring } = conditions(now, firstReminderDays);
  return sql<string>`case
    when ${isDeleted} then 'DELETED'
    when ${isExpired} then 'EXPIRED'
    when ${isLeaked} then 'LEAKED'
    when ${isPaused} then 'PAUSED'
    when ${isRotating} then 'ROTATING'
    when ${isExpiring} then 'EXPIRING'
    when ${isNull(apiTokens.lastUsedAt)} then 'UNUSED'
    else 'ACTIVE' end`;
}
