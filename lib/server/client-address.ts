import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';

import ipaddr from 'ipaddr.js';

import { isInside, type Range } from '#lib/ip-ranges/ranges.ts';

export type { Range };

/** Reads `TRUSTED_PROXIES`: addresses and CIDR ranges. Throws one sentence that names the wrong entry. */
export function parseTrustedProxies(entries: readonly string[]): Range[] {
  return entries.map((entry) => {
    try {
      if (entry.includes('/')) return ipaddr.parseCIDR(entry);
      const address = ipaddr.process(entry);
      return [address, address.kind() === 'ipv4' ? 32 : 128];
    } catch {
      throw new Error(`TRUSTED_PROXIES is not usable: ${entry} is neither an address nor a range such as 10.0.0.0/8.`);
    }
  });
}

/**
 * The address a request came from. `X-Forwarded-For` is read from the right, one hop for each trusted proxy: what stands
 * further left was written by somebody we do not trust.
 */
export function clientAddress(peer: string, forwardedFor: string | undefined, trusted: readonly Range[]): string {
  let address = plainAddress(peer);
  const hops = (forwardedFor ?? '').split(',').map((hop) => hop.trim());
  while (isInside(address, trusted)) {
    const hop = hops.pop();
    if (hop === undefined || !ipaddr.isValid(hop)) break;
    address = plainAddress(hop);
  }
  return address;
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
  return ipaddr.isValid(address) ? ipaddr.process(address).toString() : 'unknown';
}
