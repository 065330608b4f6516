import { z } from 'zod';

import { isCovered, normalizeRange, parseAddressOrRange } from '#lib/ip-ranges/ranges.ts';

/** Each is looked through for every request of the token. */
export const ALLOWED_RANGES_MAX = 100;
/** As much of a refused entry as its sentence repeats; no address is longer. */
const SHOWN_MAX = 60;

/** The entries of a text with one on each line, or several separated by commas or spaces. */
export function rangeLines(text: string): string[] {
  return text.split(/[\s,;]+/).filter((line) => line !== '');
}

/** Why a text is no address or range, in one sentence that names it; null when it is one. */
function refusalOf(entry: string): string | null {
  if (normalizeRange(entry) !== null) return null;
  const shown = entry.length > SHOWN_MAX ? `${entry.slice(0, SHOWN_MAX)}…` : entry;
  const address = entry.slice(0, entry.indexOf('/'));
  if (entry.includes('/') && parseAddressOrRange(address)) {
    const [bits, example] = address.includes(':') ? [128, '2001:db8::/32'] : [32, '10.0.0.0/8'];
    return `${shown} is not an address range. Use a prefix from 0 to ${bits}, such as ${example}.`;
  }
  return `${shown} is not an IP address or range. Use one such as 203.0.113.7, 10.0.0.0/8 or 2001:db8::/32.`;
}

/**
 * The addresses a token may be used from: single ones and ranges (CIDR) of IPv4 and IPv6. An empty list is every address.
 * They come out in one spelling each (normalizeRange), without repetitions, in the order they were given.
 */
export const allowedRangesField = z
  .array(z.string('An IP address or range is text').trim(), 'Allowed IP addresses must be a list')
  .superRefine((entries, check) => {
    const refused = entries.map(refusalOf).find((message) => message !== null);
    if (refused) check.addIssue({ code: 'custom', message: refused });
  })
  .transform((entries) => [...new Set(entries.map((entry) => normalizeRange(entry) ?? entry))])
  .refine(
    (ranges) => ranges.length <= ALLOWED_RANGES_MAX,
    `A token may have ${ALLOWED_RANGES_MAX} allowed addresses and ranges. Use wider ranges.`,
  );

/**
 * True when a token with the list `next` may be used from an address that `before` does not have; both as
 * `allowedRangesField` leaves them. Where several of `before` have to be put together to hold one of `next`, it is true too.
 */
export function isWidened(before: readonly string[], next: readonly string[]): boolean {
  if (before.length === 0) return false;
  if (next.length === 0) return true;
  const known = before.map(parseAddressOrRange).filter((range) => range !== null);
  return next.some((text) => {
    const range = parseAddressOrRange(text);
    return range === null || !isCovered(range, known);
  });
}
