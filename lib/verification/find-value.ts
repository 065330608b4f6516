import type { StoredDigests } from '#db/queries/ended-digest.ts';
import type { VerificationQueries } from '#db/queries/verification.ts';
import type { Clock } from '#lib/clock.ts';
import { storedDigests } from '#lib/tokens/ended-digest.ts';
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
  readonly #batcher: Batcher<StoredDigests, KnownValue>;

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
    const known = await this.#batcher.find(sha256, () => storedDigests(digests.candidates(sha256))).catch(noAnswer);
    if (!known) return null;
    const after = clock.now().getTime();
    const { databaseNow } = known.row;
    if (databaseNow < before - MAX_SKEW_MS || databaseNow > after + MAX_SKEW_MS) throw clockIsOff();
    return known;
  }

  async #select(asked: StoredDigests[]): Promise<(KnownValue | null)[]> {
    const { queries } = this.#parts;
    const rows = await queries.selectByDigests(
      asked.flatMap(({ digests }) => digests),
      asked.flatMap(({ endedDigests }) => endedDigests),
    );
    const byDigest = new Map(
      rows.map((row) => [(row.digest ?? row.endedDigest)?.toString('latin1'), new KnownValue(row)]),
    );
    return asked.map(({ digests, endedDigests }) => {
      for (const digest of [...digests, ...endedDigests]) {
        const known = byDigest.get(digest.toString('latin1'));
        if (known) return known;
      }
      return null;
    });
  }
}

function noAnswer(cause: unknown): never {
  throw unavailable('The database did not answer', cause);
}
