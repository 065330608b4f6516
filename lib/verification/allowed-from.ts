import { isInside, parseAddressOrRange, type Range } from '#lib/ip-ranges/ranges.ts';

/** What lists were parsed to; a list is an object of its cache entry and goes with it. */
const parsed = new WeakMap<readonly string[], readonly Range[]>();

/**
 * True when a token lists no addresses, or the caller's is among them. An entry that cannot be read lets nobody in. Unlike
 * the Organization's list this one has no exception for the server's own machine: the console can always change it.
 */
export function isAllowedFrom(list: readonly string[], address: string): boolean {
  if (list.length === 0) return true;
  let ranges = parsed.get(list);
  if (!ranges) parsed.set(list, (ranges = parseAll(list)));
  return isInside(address, ranges);
}

function parseAll(list: readonly string[]): readonly Range[] {
  return list.flatMap((text) => {
    const range = parseAddressOrRange(text);
    return range ? [range] : [];
  });
}
