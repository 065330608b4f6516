import { isInside, parseAddressOrRange, type Range } from '#lib/ip-ranges/ranges.ts';

interface ParsedList {
  ranges: readonly Range[];
  /** Who asked last, and what the answer was: reading an address costs more than all the rest of a verification. */
  address: string;
  isAllowed: boolean;
}

/** A list is an object of its cache entry, and what is known about it goes with it. */
const parsed = new WeakMap<readonly string[], ParsedList>();

/**
 * True when a token lists no addresses, or the caller's is among them. An entry that cannot be read lets nobody in. Unlike
 * the Organization's list this one has no exception for the server's own machine: the console can always change it.
 */
export function isAllowedFrom(list: readonly string[], address: string): boolean {
  if (list.length === 0) return true;
  let known = parsed.get(list);
  if (!known) parsed.set(list, (known = { ranges: parseAll(list), address: '', isAllowed: false }));
  if (known.address !== address) {
    known.isAllowed = isInside(address, known.ranges);
    known.address = address;
  }
  return known.isAllowed;
}

function parseAll(list: readonly string[]): readonly Range[] {
  return list.flatMap((text) => {
    const range = parseAddressOrRange(text);
    return range ? [range] : [];
  });
}
