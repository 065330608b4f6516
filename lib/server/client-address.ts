import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';

import ipaddr from 'ipaddr.js';

import { isInside, parseAddressOrRange, type Range } from '#lib/ip-ranges/ranges.ts';

export type { Range };

/** Stands for an address that cannot be read: it is in no list of addresses, and not that of this machine. */
const UNKNOWN = 'unknown';

/** Reads `TRUSTED_PROXIES`: addresses and CIDR ranges, written in full. Throws one sentence that names the wrong entry. */
export function parseTrustedProxies(entries: readonly string[]): Range[] {
  return entries.map((entry) => {
    const range = parseAddressOrRange(entry);
    if (range) return range;
    throw new Error(`TRUSTED_PROXIES is not usable: ${entry} is neither an address nor a range such as 10.0.0.0/8.`);
  });
}

/**
 * The address a request came from. `X-Forwarded-For` is read from the right, one hop for each trusted proxy: what stands
 * further left was written by somebody we do not trust. A hop that cannot be read makes the address unknown.
 */
export function clientAddress(peer: string, forwardedFor: string | undefined, trusted: readonly Range[]): string {
  let address = plainAddress(peer);
  const hops = (forwardedFor ?? '').split(',').map((hop) => hop.trim());
  while (isInside(address, trusted)) {
    const hop = hops.pop();
    if (hop === undefined) break;
    // Empty elements of a list do not count (RFC 9110, 5.6.1).
    if (hop !== '') address = hopAddress(hop);
  }
  return address;
}

/** Some proxies write the port too: `203.0.113.7:443`, `[2001:db8::1]:443`. Short and octal spellings are no addresses. */
function hopAddress(hop: string): string {
  const [, v4, v6] = /^(?:([\d.]+):\d+|\[([^\]]+)\](?::\d+)?)$/.exec(hop) ?? [];
  const text = v4 ?? v6 ?? hop;
  return ipaddr.IPv4.isValidFourPartDecimal(text) || ipaddr.IPv6.isValid(text)
    ? ipaddr.process(text).toString()
    : UNKNOWN;
}

interface Peer {
  address: string;
  isTrusted: boolean;
}

const PEER = Symbol('peer');

/** The addresses of callers: that of a connection's other end is read once, and goes with the connection. */
export class CallerAddresses {
  readonly #trusted: readonly Range[];

  constructor(trusted: readonly Range[]) {
    this.#trusted = trusted;
  }

  of({ socket, headers }: IncomingMessage): string {
    const { address, isTrusted } = ((socket as Socket & { [PEER]?: Peer })[PEER] ??= this.#peerOf(socket));
    const forwardedFor = headers['x-forwarded-for'];
    if (!isTrusted || forwardedFor === undefined) return address;
    return clientAddress(address, [forwardedFor].flat().join(','), this.#trusted);
  }

  #peerOf({ remoteAddress = '' }: Socket): Peer {
    const address = plainAddress(remoteAddress);
    return { address, isTrusted: isInside(address, this.#trusted) };
  }
}

/** `::ffff:10.0.0.1` is the IPv4 address it stands for. */
function plainAddress(address: string): string {
  return ipaddr.isValid(address) ? ipaddr.process(address).toString() : UNKNOWN;
}
