import { LRUCache } from 'lru-cache';

import type { KnownValue } from './known-value.ts';

/** About 3 KB each with the answers made of them; a value with many roles counts as several. */
const MAX_ENTRIES = 50_000;
const BINDINGS_PER_ENTRY = 4;

/**
 * Known token values of one process, by the SHA-256 of the value. Only what the database knew gets in, so strangers cannot
 * fill it. Whether an entry is accepted is decided by the clock on every use, not when it is stored.
 */
export class TokenCache {
  readonly #values: LRUCache<string, KnownValue>;
  readonly #keysOfToken = new Map<string, Set<string>>();
  #epoch = 0;
  /** How often a value was in the cache, and how often not. */
  hits = 0;
  misses = 0;

  constructor(max = MAX_ENTRIES) {
    this.#values = new LRUCache({
      max,
      maxSize: max,
      sizeCalculation: ({ row }) => 1 + Math.floor(row.bindings.length / BINDINGS_PER_ENTRY),
      dispose: ({ row }, key) => this.#forget(row.tokenId, key),
      // A value that is read anew stays its token's. To forget it and add it again would leave a hole in a chain of the
      // map each time, which V8 walks until it has as many holes as entries.
      noDisposeOnSet: true,
    });
  }

  /** Moves with every change that was heard of. Read it before the SELECT and hand it to `store`. */
  get epoch(): number {
    return this.#epoch;
  }

  get size(): number {
    return this.#values.size;
  }

  find(key: string): KnownValue | undefined {
    const known = this.#values.get(key);
    if (known) this.hits++;
    else this.misses++;
    return known;
  }

  /** The same as whether `find` finds it, but counts nothing. */
  has(key: string): boolean {
    return this.#values.has(key);
  }

  /** Keeps the value unless something changed since `epoch`: its row may have been read before that change. */
  store(key: string, known: KnownValue, epoch: number): void {
    if (epoch !== this.#epoch) return;
    const { tokenId } = known.row;
    this.#values.set(key, known);
    // Too large an entry is not kept at all.
    if (!this.#values.has(key)) return;
    const keys = this.#keysOfToken.get(tokenId);
    if (keys) keys.add(key);
    else this.#keysOfToken.set(tokenId, new Set([key]));
  }

  dropToken(tokenId: string): void {
    this.#epoch++;
    for (const key of this.#keysOfToken.get(tokenId) ?? []) this.#values.delete(key);
  }

  dropOrganization(organizationId: string): void {
    this.#epoch++;
    const inIt = [...this.#values.entries()].filter(([, { row }]) => row.organizationId === organizationId);
    for (const [key] of inIt) this.#values.delete(key);
  }

  clear(): void {
    this.#epoch++;
    this.#values.clear();
  }

  #forget(tokenId: string, key: string): void {
    const keys = this.#keysOfToken.get(tokenId);
    keys?.delete(key);
    if (keys?.size === 0) this.#keysOfToken.delete(tokenId);
  }
}
