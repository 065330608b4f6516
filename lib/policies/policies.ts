import type { Context } from '#lib/context.ts';

/** What an Organization demands of its tokens. Days and minutes are whole numbers. */
export interface Policies {
  /** Longest lifetime in days; null means no limit. */
  maxLifetimeDays: number | null;
  allowNoExpiration: boolean;
  defaultOverlap: 'now' | '1h' | '24h' | '7d';
  /** Longest overlap on rotation, in hours. */
  longestOverlapHours: number;
  /** First expiry reminder, in days before the end: from then on a token is "Expiring soon". */
  firstReminderDays: number;
  /** What becomes of a token whose value is reported as leaked: it is paused, or its people are only told. */
  onLeakReport: 'pause' | 'warn';
  /** How long a proof of identity counts for create, rotate and delete, in minutes. */
  stepUpMinutes: number;
}

export const DEFAULT_POLICIES: Policies = {
  maxLifetimeDays: null,
  allowNoExpiration: true,
  defaultOverlap: 'now',
  longestOverlapHours: 168,
  firstReminderDays: 30,
  onLeakReport: 'pause',
  stepUpMinutes: 10,
};

/** The policies in force. They have no page yet, so every Organization has the defaults. */
export function getPolicies(_ctx: Pick<Context, 'organization'>): Policies {
  return DEFAULT_POLICIES;
}
