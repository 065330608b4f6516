import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';

import { networkOf } from '#lib/ip-ranges/ranges.ts';

/** Unknown values from one address are counted for this long, and refused for as long once there were too many. */
const WINDOW_MS = 5 * 60_000;
/** About 200 bytes each. */
const MAX_ADDRESSES = 20_000;

interface Guesses {
  count: number;
  /** When the counting, or the lock, ends. */
  until: number;
  isLocked: boolean;
}

export interface GuessLimitParts {
  /** Unknown values an address may send in five minutes; 0 means no limit. */
  limit: number;
  log: Logger;
  /** Milliseconds that never jump; a test replaces it. */
  monotonic?: () => number;
}

/**
 * Locks out addresses that try values. It is asked only about values that are not known here, so a value in force is
 * accepted from a locked address too: the others behind the same NAT go on working.
 */
export class GuessLimit {
  readonly #parts: GuessLimitParts;
  readonly #monotonic: () => number;
  readonly #guesses: LRUCache<string, Guesses>;
  #lockouts = 0;

  constructor(parts: GuessLimitParts, max = MAX_ADDRESSES) {
    this.#parts = parts;
    this.#monotonic = parts.monotonic ?? (() => performance.now());
    this.#guesses = new LRUCache({ max });
  }

  /** How often an address was locked out since the start of the process. */
  get lockouts(): number {
    return this.#lockouts;
  }

  /**
   * Counts a value that is not known here. Answers 0, or after how many seconds the address may try again: then the
   * caller answers 429.
   */
  count(address: string): number {
    const { limit, log } = this.#parts;
    if (limit === 0) return 0;
    const now = this.#monotonic();
    const network = networkOf(address);
    let guesses = this.#guesses.get(network);
    if (!guesses || guesses.until <= now) {
      guesses = { count: 0, until: now + WINDOW_MS, isLocked: false };
      this.#guesses.set(network, guesses);
    }
    if (!guesses.isLocked && ++guesses.count > limit) {
      guesses.isLocked = true;
      guesses.until = now + WINDOW_MS;
      this.#lockouts++;
      log.warn({ address: network }, 'an address sent too many unknown token values and is locked out');
    }
    return guesses.isLocked ? Math.ceil((guesses.until - now) / 1_000) : 0;
  }
}
