import type { StoredDigests } from '#db/queries/ended-digest.ts';
import type { VerificationQueries, VerificationRow } from '#db/queries/verification.ts';
import type { Clock } from '#lib/clock.ts';
import { storedDigests } from '#lib/tokens/ended-digest.ts';
import type { ValueDigests } from '#lib/tokens/value-digests.ts';

import { Batcher } from './batcher.ts';
import { clockIsOff, MAX_SKEW_MS, unavailable } from './unavailable.ts';

export interface FindValueParts {
  queries: VerificationQueries;
  digests: ValueDigests;
  clock: Clock;
}

/** Asks the database about values, several at a time. */
export class ValueFinder {
  readonly #parts: FindValueParts;
  readonly #batcher: Batcher<StoredDigests, VerificationRow>;

  constructor(parts: FindValueParts) {
    this.#parts = parts;
    this.#batcher = new Batcher((asked) => this.#select(asked));
  }

  /**
   * The row of a value, given by its SHA-256; null for one that is not known. Makes sure that this clock and PostgreSQL's
   * agree, as far as the time of the trip can tell. Throws UNAVAILABLE.
   */
  async find(sha256: string): Promise<VerificationRow | null> {
    const { clock, digests } = this.#parts;
    const stored = storedDigests(digests.candidates(sha256));
    const before = clock.now().getTime();
    const row = await this.#batcher.find(stored).catch(noAnswer);
    const after = clock.now().getTime();
    if (row && (row.databaseNow < before - MAX_SKEW_MS || row.databaseNow > after + MAX_SKEW_MS)) throw clockIsOff();
    return row;
  }

  async #select(asked: StoredDigests[]): Promise<(VerificationRow | null)[]> {
    const { queries } = this.#parts;
    const rows = await queries.selectByDigests(
      asked.flatMap(({ digests }) => digests),
      asked.flatMap(({ endedDigests }) => endedDigests),
    );
    const byDigest = new Map(rows.map((row) => [(row.digest ?? row.endedDigest)?.toString('latin1'), row]));
    return asked.map(({ digests, endedDigests }) => {
      for (const digest of [...digests, ...endedDigests]) {
        const row = byDigest.get(digest.toString('latin1'));
        if (row) return row;
      }
      return null;
    });
  }
}

function noAnswer(cause: unknown): never {
  throw unavailable('The database did not answer', cause);
}
