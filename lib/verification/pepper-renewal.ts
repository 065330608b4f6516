import type { Logger } from 'pino';

import type { Database } from '#db/client.ts';
import { updateDigests, type NewDigest } from '#db/queries/pepper-marks.ts';
import type { VerificationRow } from '#db/queries/verification.ts';
import type { ValueDigests } from '#lib/tokens/value-digests.ts';

const EVERY_MS = 10_000;
/** Values that wait for the next batch; what is more comes with a later use. */
const MAX_WAITING = 5_000;

/**
 * Moves values to the newest pepper as they are used, in batches: once no live value needs an old pepper, that one can be
 * taken out of TOKEN_PEPPERS. It is asked only when a value was read from the database, so a use costs nothing.
 */
export class PepperRenewal {
  readonly #db: Database;
  readonly #log: Logger;
  readonly #digests: ValueDigests;
  #waiting = new Map<string, NewDigest>();
  #timer: NodeJS.Timeout | null = null;
  #writing: Promise<void> = Promise.resolve();

  constructor(db: Database, log: Logger, digests: ValueDigests) {
    this.#db = db;
    this.#log = log;
    this.#digests = digests;
  }

  /** Notes a value that was read, given with its SHA-256, if its digest is under an older pepper. */
  add(row: Pick<VerificationRow, 'valueId' | 'pepperId' | 'digest'>, sha256: string): void {
    const pepperId = this.#digests.currentPepperId;
    // An older process must not take a value back that a newer one moved on.
    if (pepperId === null || row.pepperId >= pepperId || row.digest === null) return;
    if (this.#waiting.size >= MAX_WAITING) return;
    const [digest] = this.#digests.candidates(sha256);
    if (digest) this.#waiting.set(row.valueId, { valueId: row.valueId, from: row.digest, digest, pepperId });
  }

  start(): void {
    this.#timer ??= setInterval(() => void this.flush(), EVERY_MS).unref();
  }

  stop(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
    return this.flush();
  }

  /** Writes what waits. Never throws: a value that could not be moved is noted again with its next use. */
  flush(): Promise<void> {
    this.#writing = this.#writing.then(() => this.#write());
    return this.#writing;
  }

  async #write(): Promise<void> {
    if (this.#waiting.size === 0) return;
    const rows = [...this.#waiting.values()];
    this.#waiting = new Map();
    try {
      const moved = await this.#db.transaction((tx) => updateDigests(tx, rows));
      this.#log.info({ moved, number: this.#digests.currentPepperId }, 'token values were moved to the newest pepper');
    } catch (error) {
      const { code } = (error as { cause?: { code?: unknown } }).cause ?? {};
      this.#log.warn(
        { code, rows: rows.length },
        'token values were not moved to the newest pepper; it is tried again',
      );
    }
  }
}
