import { timingSafeEqual } from 'node:crypto';

import type { Secrets } from '#lib/secrets.ts';

import { KeyedHash } from './keyed-hash.ts';
import { jtiParts, readJti, tagKeyOf, TAG_BYTES } from './token-value.ts';

interface NumberedPepper {
  id: number;
  keyed: KeyedHash;
}

/** The keyed hashes that verification asks for, their keys laid out once per process. */
export class ValueDigests {
  /** Newest first. */
  readonly #peppers: readonly NumberedPepper[];
  #tagKeys: KeyedHash[];
  #isAnyTagOurs = false;

  constructor({ peppers }: Pick<Secrets, 'peppers'>) {
    const newestFirst = [...peppers].toSorted(([a], [b]) => b - a);
    this.#peppers = newestFirst.map(([id, pepper]) => ({ id, keyed: new KeyedHash(pepper) }));
    this.#tagKeys = newestFirst.map(([, pepper]) => new KeyedHash(tagKeyOf(pepper)));
  }

  /** True without any pepper: nothing can be told about any value then. */
  get isEmpty(): boolean {
    return this.#peppers.length === 0;
  }

  /** Takes the tags of retired peppers for ours as well: the values they mark live on under the digests of newer ones. */
  acceptTagKeys(tagKeys: readonly Buffer[]): void {
    this.#tagKeys = [...this.#tagKeys, ...tagKeys.map((key) => new KeyedHash(key))];
  }

  /** For when a retired tag key is lost: noise then costs a query, but no genuine value is taken for noise. */
  acceptAnyTag(): void {
    this.#isAnyTagOurs = true;
  }

  /**
   * True when the `jti` of a value was made here. Costs microseconds, no query and no signature check: it keeps noise away
   * from the database and says nothing about whether the value is accepted.
   */
  isOurs(jti: string): boolean {
    const parts = jtiParts(jti);
    if (!parts) return false;
    return (
      this.#isAnyTagOurs ||
      this.#tagKeys.some((key) => timingSafeEqual(key.digest(parts.random).subarray(0, TAG_BYTES), parts.tag))
    );
  }

  /** The digests that a value of this SHA-256 (latin1) may be stored under, one for each pepper, newest first. */
  candidates(sha256: string): Buffer[] {
    return this.#peppers.map(({ keyed }) => keyed.digest(sha256));
  }

  /** The number of the pepper for new digests; null without any. */
  get currentPepperId(): number | null {
    return this.#peppers[0]?.id ?? null;
  }
}

/** True when the value's `jti` was made here under a pepper that is configured now. Says nothing about being accepted. */
export function hasValidTag(secrets: Secrets, value: string): boolean {
  const jti = readJti(value);
  return jti !== null && new ValueDigests(secrets).isOurs(jti);
}
