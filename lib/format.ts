const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** Up to this distance a moment is told relative to now, beyond it as a date. */
const RELATIVE_LIMIT_MS = 30 * DAY_MS;

interface DateParts {
  year: string;
  month: number;
  day: string;
  hour: string;
  minute: string;
  second: string;
}

/** The wall-clock parts of a moment in an IANA time zone; month counts from 1, the others keep two digits where usual. */
function partsIn(moment: Date, timeZone: string): DateParts {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  const found = Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, value]));
  return {
    year: found.year ?? '',
    month: Number(found.month),
    day: String(Number(found.day)),
    hour: found.hour ?? '',
    minute: found.minute ?? '',
    second: found.second ?? '',
  };
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** `24 Nov 2026` in the given IANA time zone. */
export function formatDate(moment: Date, timeZone: string): string {
  const { day, month, year } = partsIn(moment, timeZone);
  return `${day} ${MONTHS[month - 1]} ${year}`;
}

/** `24 Nov 2026, 22:17` in the given IANA time zone. */
export function formatDateTime(moment: Date, timeZone: string): string {
  const { hour, minute } = partsIn(moment, timeZone);
  return `${formatDate(moment, timeZone)}, ${hour}:${minute}`;
}

/** `22:17` in the given IANA time zone. */
export function formatClock(moment: Date, timeZone: string): string {
  const { hour, minute } = partsIn(moment, timeZone);
  return `${hour}:${minute}`;
}

/** First line of a time's tooltip: `2026-11-24 21:17:05 UTC`. */
export function formatUtc(moment: Date): string {
  const day = `${moment.getUTCFullYear()}-${two(moment.getUTCMonth() + 1)}-${two(moment.getUTCDate())}`;
  const clock = `${two(moment.getUTCHours())}:${two(moment.getUTCMinutes())}:${two(moment.getUTCSeconds())}`;
  return `${day} ${clock} UTC`;
}

/** Second line of a time's tooltip: `24 Nov 2026, 22:17:05 your time`. */
export function formatLocal(moment: Date, timeZone: string): string {
  return `${formatDateTime(moment, timeZone)}:${partsIn(moment, timeZone).second} your time`;
}

function pastWords(distance: number): string {
  if (distance < 45 * SECOND_MS) return 'just now';
  if (distance < HOUR_MS) return `${Math.max(1, Math.floor(distance / MINUTE_MS))} min ago`;
  if (distance < DAY_MS) return `${Math.floor(distance / HOUR_MS)} h ago`;
  return `${plural(Math.floor(distance / DAY_MS), 'day')} ago`;
}

/** Rounds to the nearest unit, so that a token made for 7 days still reads "in 7 days" an hour later. */
function futureWords(distance: number): string {
  if (distance < 5 * SECOND_MS) return 'just now';
  const minutes = Math.max(1, Math.round(distance / MINUTE_MS));
  if (minutes < 60) return `in ${minutes} min`;
  const hours = Math.round(distance / HOUR_MS);
  if (hours < 24) return `in ${hours} h`;
  return `in ${plural(Math.round(distance / DAY_MS), 'day')}`;
}

/**
 * `just now`, `5 min ago`, `3 h ago`, `12 days ago`, `in 6 days`; beyond 30 days the date, in the given time zone.
 * A moment up to 5 s ahead is "just now": clocks of two machines never agree exactly.
 */
export function formatRelative(moment: Date, now: Date, timeZone: string): string {
  const distance = moment.getTime() - now.getTime();
  if (Math.abs(distance) > RELATIVE_LIMIT_MS) return formatDate(moment, timeZone);
  return distance <= 0 ? pastWords(-distance) : futureWords(distance);
}

const NUMBER = new Intl.NumberFormat('en-US');

/** `4,210` */
export function formatNumber(value: number): string {
  return NUMBER.format(value);
}

/** `1 token`, `4,210 tokens`; pass `many` where the plural is not just an s. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatNumber(count)} ${count === 1 ? one : many}`;
}

/** `Ada, Grace and Linus`, or with `or`; an empty list is an empty text. */
export function formatList(names: readonly string[], last: 'and' | 'or' = 'and'): string {
  return new Intl.ListFormat('en-GB', { type: last === 'and' ? 'conjunction' : 'disjunction' }).format(names);
}

/** Up to two capitals for a round picture: `Ada Lovelace` gives `AL`. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => (word ? [...word][0] : ''));
  return letters.join('').toUpperCase();
}
