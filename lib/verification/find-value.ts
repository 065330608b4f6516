import type { VerificationQueries } from '#db/queries/verification.ts';
import type { Clock } from '#lib/clock.ts';
import { endedDigestOf } from '#lib/tokens/ended-digest.ts';
import type { ValueDigests } from '#lib/tokens/value-digests.ts';

import { Batcher } from './batcher.ts';
import { KnownValue } from './known-value.ts';
import { clockIsOff, MAX_SKEW_MS, unavailable } from './unavailable.ts';

export interface FindValueParts {
  queries: VerificationQueries;
  digests: ValueDigests;
  clock: Clock;
}

/** Asks the database about values, several at a time. */
export class ValueFinder {
  readonly #parts: FindValueParts;
  readonly #batcher: Batcher<Buffer[], KnownValue>;

  constructor(parts: FindValueParts) {
    this.#parts = parts;
    this.#batcher = new Batcher((asked) => this.#select(asked));
  }

  /** True while somebody else waits for the same value, which is then about to be read anyway. */
  isWaiting(sha256: string): boolean {
    return this.#batcher.isWaiting(sha256);
  }

  /**
   * The value whose SHA-256 this is, as it is stored now; null for one that is not known. Makes sure that this clock and
   * PostgreSQL's agree, as far as the time of the trip can tell. Throws UNAVAILABLE.
   */
  async find(sha256: string): Promise<KnownValue | null> {
    const { clock, digests } = this.#parts;
    const before = clock.now().getTime();
    const known = await this.#batcher.find(sha256, () => digests.candidates(sha256)).catch(noAnswer);
    if (!known) return null;
    const after = clock.now().getTime();
    const { databaseNow } = known.row;
    if (databaseNow < before - MAX_SKEW_MS || databaseNow > after + MAX_SKEW_MS) throw clockIsOff();
    return known;
  }

  /** `asked` are the digests of each value, one for each pepper. */
  async #select(asked: Buffer[][]): Promise<(KnownValue | null)[]> {
    const rows = await this.#parts.queries.selectByDigests(asked.flat());
    const [stored, ended] = [new Map<string, KnownValue>(), new Map<string, KnownValue>()];
    for (const row of rows) {
      if (row.digest) stored.set(keyOf(row.digest), new KnownValue(row));
      else if (row.endedDigest) ended.set(keyOf(row.endedDigest), new KnownValue(row));
    }
    return asked.map((digests) => {
      const found = firstOf(stored, digests);
      return found ?? (ended.size > 0 ? firstOf(ended, digests.map(endedDigestOf)) : null);
    });
  }
}

const keyOf = (digest: Buffer) => digest.toString('latin1');

function firstOf(known: Map<string, KnownValue>, digests: Buffer[]): KnownValue | null {
  for (const digest of digests) {
    const found = known.get(keyOf(digest));
    if (found) return found;
  }
  return null;
}

function noAnswer(cause: unknown): never {
  throw unavailable('The database did not answer', cause);
}
