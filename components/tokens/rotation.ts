import { formatClock, formatDate } from '#lib/format.ts';
import type { Policies } from '#lib/policies/policies.ts';

/** Days of the next value: the same period again, or the policy maximum where the old one breaks the policy of today. */
export function nextPeriod(
  period: number | null,
  { maxLifetimeDays, allowNoExpiration }: Policies,
): { days: number | null; isShortened: boolean } {
  if (period === null) {
    return allowNoExpiration ? { days: null, isShortened: false } : { days: maxLifetimeDays ?? 365, isShortened: true };
  }
  const isShortened = maxLifetimeDays !== null && period > maxLifetimeDays;
  return { days: isShortened ? maxLifetimeDays : period, isShortened };
}

/** `23:17` today, `25 Nov, 22:17` on another day, with the year when that is another one. */
export function shortMoment(moment: Date, now: Date, timeZone: string): string {
  const [day, today] = [formatDate(moment, timeZone), formatDate(now, timeZone)];
  const clock = formatClock(moment, timeZone);
  if (day === today) return clock;
  const sameYear = day.slice(-4) === today.slice(-4);
  return `${sameYear ? day.slice(0, -5) : day}, ${clock}`;
}
