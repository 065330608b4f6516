import ipaddr from 'ipaddr.js';

export type Range = [ipaddr.IPv4 | ipaddr.IPv6, number];

/** A range such as `10.0.0.0/8` or `2001:db8::/32`; null for other text, short and octal spellings of addresses among it. */
export function parseRange(text: string): Range | null {
  const [, address = '', bits = ''] = /^([0-9a-fA-F.:]{2,45})\/(\d{1,3})$/.exec(text) ?? [];
  const isV4 = ipaddr.IPv4.isValidFourPartDecimal(address);
  if (!isV4 && !ipaddr.IPv6.isValid(address)) return null;
  if (Number(bits) > (isV4 ? 32 : 128)) return null;
  // A client of ::ffff:10.0.0.1 counts as one of 10.0.0.1, so such a range is one of IPv4.
  const parsed = ipaddr.parse(address);
  if (!(parsed instanceof ipaddr.IPv6) || !parsed.isIPv4MappedAddress()) return [parsed, Number(bits)];
  return Number(bits) >= 96 ? [parsed.toIPv4Address(), Number(bits) - 96] : [parsed, Number(bits)];
}

/** The same for what may also be a single address, which is the range of itself. */
export function parseAddressOrRange(text: string): Range | null {
  if (text.includes('/')) return parseRange(text);
  return parseRange(`${text}/${text.includes(':') ? 128 : 32}`);
}

/** True for one address, written in full: no range, no short or octal spelling. */
export function isAddress(text: string): boolean {
  return !text.includes('/') && parseAddressOrRange(text) !== null;
}

/**
 * The one spelling of an address or range: bits behind the prefix cleared, IPv6 as in RFC 5952, a single address without
 * a prefix. Null for other text.
 */
export function normalizeRange(text: string): string | null {
  const range = parseAddressOrRange(text);
  if (!range) return null;
  const [address, bits] = range;
  const [family, width] = address.kind() === 'ipv4' ? [ipaddr.IPv4, 32] : [ipaddr.IPv6, 128];
  if (bits === width) return address.toString();
  return `${family.networkAddressFromCIDR(`${address.toString()}/${bits}`).toString()}/${bits}`;
}

/** True when every address of the range lies in one of the others. Several that cover it only together do not count. */
export function isCovered([address, bits]: Range, others: readonly Range[]): boolean {
  return others.some(
    ([other, width]) => other.kind() === address.kind() && width <= bits && address.match(other, width),
  );
}

/** True when the address lies in one of the ranges; text that is no address never does. */
export function isInside(address: string, ranges: readonly Range[]): boolean {
  if (ranges.length === 0 || !ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  return ranges.some(([range, bits]) => parsed.kind() === range.kind() && parsed.match(range, bits));
}

/** True for 127.0.0.0/8 and ::1: whoever sits at the server itself. */
export function isLoopback(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'loopback';
}

/** Whom an address stands for: one subscriber of IPv6 has a /64 at least, so its addresses count as one. */
export function networkOf(address: string): string {
  if (!ipaddr.IPv6.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  if (!(parsed instanceof ipaddr.IPv6)) return parsed.toString();
  return `${new ipaddr.IPv6([...parsed.parts.slice(0, 4), 0, 0, 0, 0]).toString()}/64`;
}
