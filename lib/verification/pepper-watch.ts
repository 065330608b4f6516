import type { Logger } from 'pino';

import type { Database } from '#db/client.ts';
import { selectMissingPeppers, selectPepperMarks } from '#db/queries/pepper-marks.ts';

const LOOK_EVERY_MS = 1_000;

export interface PepperWatchParts {
  db: Database;
  log: Logger;
  /** Numbers that this process has. */
  configured: readonly number[];
  /** Milliseconds that never jump. */
  monotonic?: () => number;
}

/**
 * Knows whether live values were made with a pepper that this process does not have, because another one was started with
 * more. "Unknown" cannot be told then.
 */
export class PepperWatch {
  readonly #parts: PepperWatchParts;
  #missing: number[] = [];
  #lookedAt = Number.NEGATIVE_INFINITY;
  #looking: Promise<void> | null = null;

  constructor(parts: PepperWatchParts) {
    this.#parts = parts;
  }

  get isAnyMissing(): boolean {
    return this.#missing.length > 0;
  }

  /** Looks again unless it has within the last second. Only a number that was never seen here costs more than a glance. */
  look(): Promise<void> {
    const now = (this.#parts.monotonic ?? (() => performance.now()))();
    if (now - this.#lookedAt < LOOK_EVERY_MS) return this.#looking ?? Promise.resolve();
    this.#lookedAt = now;
    this.#looking = this.#look().finally(() => (this.#looking = null));
    return this.#looking;
  }

  async #look(): Promise<void> {
    const { db, log, configured } = this.#parts;
    const marks = await selectPepperMarks(db);
    const isAllKnown = marks.every(({ pepperId }) => configured.includes(pepperId));
    const missing = isAllKnown ? [] : await selectMissingPeppers(db, [...configured]);
    if (missing.length > 0 && missing.join() !== this.#missing.join()) {
      log.error({ numbers: missing }, 'live token values need peppers that TOKEN_PEPPERS does not hold');
    }
    this.#missing = missing;
  }
}
