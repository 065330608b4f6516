export const TOKEN_STATUSES = [
  'DELETED',
  'EXPIRED',
  'LEAKED',
  'PAUSED',
  'BLOCKED',
  'ROTATING',
  'EXPIRING',
  'UNUSED',
  'ACTIVE',
] as const;
export type TokenStatus = (typeof TOKEN_STATUSES)[number];

/** Words of the badge (screens.md 3.2). */
export const STATUS_LABELS: Record<TokenStatus, string> = {
  DELETED: 'Deleted',
  EXPIRED: 'Expired',
  LEAKED: 'Leak reported',
  PAUSED: 'Paused',
  BLOCKED: 'Blocked',
  ROTATING: 'Rotating',
  EXPIRING: 'Expiring soon',
  UNUSED: 'Not used yet',
  ACTIVE: 'Active',
};

export interface StatusFacts {
  deletedAt: Date | null;
  endAt: Date | null;
  leakReportedAt: Date | null;
  pausedAt: Date | null;
  overlapEndsAt: Date | null;
  lastUsedAt: Date | null;
  expiryPeriodDays: number | null;
}

const DAY_MS = 86_400_000;

/** How long before its end a token counts as "Expiring soon", in ms: the first reminder or a quarter of the period. */
function expiringWindowMs(expiryPeriodDays: number | null, firstReminderDays: number): number {
  const quarter = expiryPeriodDays === null ? firstReminderDays : expiryPeriodDays / 4;
  return Math.min(firstReminderDays, quarter) * DAY_MS;
}

/**
 * The one status of a token: a pure function of record and clock, first match wins (screens.md 3.2).
 * db/queries/token-status-sql.ts says the same in SQL; a property test holds the two together.
 */
export function tokenStatus(token: StatusFacts, now: Date, firstReminderDays: number): TokenStatus {
  const time = now.getTime();
  if (token.deletedAt) return 'DELETED';
  if (token.endAt && token.endAt.getTime() <= time) return 'EXPIRED';
  if (token.leakReportedAt) return 'LEAKED';
  if (token.pausedAt) return 'PAUSED';
  if (token.overlapEndsAt && token.overlapEndsAt.getTime() > time) return 'ROTATING';
  if (token.endAt && token.endAt.getTime() - time <= expiringWindowMs(token.expiryPeriodDays, firstReminderDays)) {
    return 'EXPIRING';
  }
  return token.lastUsedAt ? 'ACTIVE' : 'UNUSED';
}
