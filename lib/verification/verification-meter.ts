import type { RefusalReason } from './types.ts';

export type VerificationResult = 'accepted' | RefusalReason | 'unavailable';

const INDEX: Record<VerificationResult, number> = {
  accepted: 0,
  noise: 1,
  unknown: 2,
  expired: 3,
  paused: 4,
  deleted: 5,
  rotated: 6,
  unavailable: 7,
  address: 8,
};

/** Upper bounds of the latency classes in milliseconds; a last class holds everything slower. */
const BOUNDS_MS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 25, 50, 100, 250, 500, 1_000];

export interface MeterReading {
  /** Verifications since the start of the process. */
  results: Record<VerificationResult, number>;
  /** How many took at most `seconds`; the last entry is all of them. */
  latency: { seconds: number; count: number }[];
  /** Seconds that all of them took together. */
  totalSeconds: number;
}

/** Counts verifications of one process. It stands on the hot path, so it only adds to numbers in place. */
export class VerificationMeter {
  readonly #results = new Float64Array(Object.keys(INDEX).length);
  readonly #classes = new Float64Array(BOUNDS_MS.length + 1);
  #totalMs = 0;

  count(result: VerificationResult, ms: number): void {
    this.#results[INDEX[result]]! += 1;
    let at = 0;
    while (at < BOUNDS_MS.length && ms > BOUNDS_MS[at]!) at++;
    this.#classes[at]! += 1;
    this.#totalMs += ms;
  }

  read(): MeterReading {
    const names = Object.keys(INDEX) as VerificationResult[];
    let sum = 0;
    return {
      results: Object.fromEntries(names.map((name) => [name, this.#results[INDEX[name]] ?? 0])) as Record<
        VerificationResult,
        number
      >,
      latency: Array.from(this.#classes, (count, at) => ({
        seconds: (BOUNDS_MS[at] ?? Infinity) / 1_000,
        count: (sum += count),
      })),
      totalSeconds: this.#totalMs / 1_000,
    };
  }
}
