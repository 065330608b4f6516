import { LRUCache } from 'lru-cache';

import type { VerificationRow } from '#db/queries/verification.ts';

/** About 1 KB each. */
const MAX_ENTRIES = 50_000;

/**
 * Known token values of one process, by digest. Only what the database knew gets in, so strangers cannot fill it.
 * Whether an entry is accepted is decided by the clock on every use, not when it is stored.
 */
export class TokenCache {
  readonly #rows: LRUCache<string, VerificationRow>;
  readonly #keysOfToken = new Map<string, Set<string>>();
  #epoch = 0;
  /** How often a value was in the cache, and how often not. */
  hits = 0;
  misses = 0;

  constructor(max = MAX_ENTRIES) {
    this.#rows = new LRUCache({ max, dispose: (row, key) => this.#forget(row.tokenId, key) });
  }

  /** Moves with every change that was heard of. Read it before the SELECT and hand it to `store`. */
  get epoch(): number {
    return this.#epoch;
  }

  get size(): number {
    return this.#rows.size;
  }

  find(digests: Buffer[]): VerificationRow | undefined {
    for (const digest of digests) {
      const row = this.#rows.get(keyOf(digest));
      if (row) {
        this.hits++;
        return row;
      }
    }
    this.misses++;
    return undefined;
  }

  /** Keeps the row unless something changed since `epoch`: it may have been read before that change. */
  store(digest: Buffer, row: VerificationRow, epoch: number): void {
    if (epoch !== this.#epoch) return;
    const key = keyOf(digest);
    this.#rows.set(key, row);
    const keys = this.#keysOfToken.get(row.tokenId);
    if (keys) keys.add(key);
    else this.#keysOfToken.set(row.tokenId, new Set([key]));
  }

  dropToken(tokenId: string): void {
    this.#epoch++;
    for (const key of this.#keysOfToken.get(tokenId) ?? []) this.#rows.delete(key);
  }

  dropOrganization(organizationId: string): void {
    this.#epoch++;
    const inIt = [...this.#rows.entries()].filter(([, row]) => row.organizationId === organizationId);
    for (const [key] of inIt) this.#rows.delete(key);
  }

  clear(): void {
    this.#epoch++;
    this.#rows.clear();
  }

  #forget(tokenId: string, key: string): void {
    const keys = this.#keysOfToken.get(tokenId);
    keys?.delete(key);
    if (keys?.size === 0) this.#keysOfToken.delete(tokenId);
  }
}

const keyOf = (digest: Buffer) => digest.toString('latin1');
