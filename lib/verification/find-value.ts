import { createPublicKey, verify, type KeyObject } from 'node:crypto';

import { LRUCache } from 'lru-cache';

import type {
  EndedValueClaims,
  EndedValueRow,
  VerificationQueries,
  VerificationRow,
} from '#db/queries/verification.ts';
import type { Clock } from '#lib/clock.ts';
import { shortTokenOf, type TokenValueClaims } from '#lib/tokens/token-value.ts';
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
  readonly #live: Batcher<Buffer[], VerificationRow>;
  readonly #ended: Batcher<EndedValueClaims, EndedValueRow>;
  /** Public keys never change. */
  readonly #keys = new LRUCache<string, KeyObject>({ max: 100 });

  constructor(parts: FindValueParts) {
    this.#parts = parts;
    this.#live = new Batcher((asked) => this.#selectLive(asked));
    this.#ended = new Batcher((asked) => this.#selectEnded(asked));
  }

  /**
   * The row of a value, given with its SHA-256 and its claims; null for one that is not known. The digest of a value that
   * ended for good is destroyed, so its holder is recognised by the signature. Throws UNAVAILABLE.
   */
  async find(value: string, sha256: string, claims: TokenValueClaims): Promise<VerificationRow | null> {
    const candidates = this.#parts.digests.candidates(sha256);
    return (await this.#asking(() => this.#live.find(candidates))) ?? (await this.#findEnded(value, claims));
  }

  async #findEnded(value: string, { tokenId, keyId }: TokenValueClaims): Promise<EndedValueRow | null> {
    if (tokenId === null || keyId === null) return null;
    const row = await this.#asking(() => this.#ended.find({ tokenId, shortToken: shortTokenOf(value) }));
    const key = row && (await this.#publicKey(keyId));
    return key && isSignedWith(key, value) ? row : null;
  }

  async #publicKey(keyId: string): Promise<KeyObject | null> {
    const known = this.#keys.get(keyId);
    if (known) return known;
    const spki = await this.#parts.queries.selectPublicKey(keyId).catch(noAnswer);
    if (!spki) return null;
    const key = createPublicKey({ key: spki, type: 'spki', format: 'der' });
    this.#keys.set(keyId, key);
    return key;
  }

  /** Runs a query and makes sure that this clock and PostgreSQL's agree, as far as the time of the trip can tell. */
  async #asking<T extends VerificationRow>(ask: () => Promise<T | null>): Promise<T | null> {
    const { clock } = this.#parts;
    const before = clock.now().getTime();
    const row = await ask().catch(noAnswer);
    const after = clock.now().getTime();
    if (row && (row.databaseNow < before - MAX_SKEW_MS || row.databaseNow > after + MAX_SKEW_MS)) throw clockIsOff();
    return row;
  }

  async #selectLive(asked: Buffer[][]): Promise<(VerificationRow | null)[]> {
    const rows = await this.#parts.queries.selectByDigests(asked.flat());
    const byDigest = new Map(rows.map((row) => [row.digest?.toString('latin1'), row]));
    return asked.map((digests) => {
      for (const digest of digests) {
        const row = byDigest.get(digest.toString('latin1'));
        if (row) return row;
      }
      return null;
    });
  }

  async #selectEnded(asked: EndedValueClaims[]): Promise<(EndedValueRow | null)[]> {
    const rows = await this.#parts.queries.selectEndedValues(asked);
    const key = ({ tokenId, shortToken }: EndedValueClaims) => `${tokenId} ${shortToken}`;
    const byClaims = new Map(rows.map((row) => [key(row), row]));
    return asked.map((claims) => byClaims.get(key(claims)) ?? null);
  }
}

function noAnswer(cause: unknown): never {
  throw unavailable('The database did not answer', cause);
}

/** Ed25519 over the text before the last dot (RFC 7515 section 5.2); the header is part of what was signed. */
function isSignedWith(key: KeyObject, value: string): boolean {
  const end = value.lastIndexOf('.');
  return verify(null, Buffer.from(value.slice(0, end)), key, Buffer.from(value.slice(end + 1), 'base64url'));
}
