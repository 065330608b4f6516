import type { Binding } from '#lib/access/bindings.ts';
import type { Resource } from '#lib/access/decide.ts';
import type { OrganizationFacts, RequestFacts } from '#lib/context.ts';
import type { ChangeSink } from '#lib/runtime.ts';

import type { GuessLimit } from './guess-limit.ts';
import type { KeptHeaders, KeptText } from './kept-answer.ts';
import type { KnownValue } from './known-value.ts';
import type { NamedPlace } from './place-cache.ts';
import type { VerificationMeter } from './verification-meter.ts';

/** A value that is accepted at this moment. */
export interface AcceptedValue {
  ok: true;
  tokenId: string;
  valueId: string;
  name: string;
  scope: 'ORGANIZATION' | 'WORKSPACE' | 'DEPLOYMENT';
  /** The Organization, Workspace or Deployment the token is at home in. */
  entityId: string;
  organization: OrganizationFacts;
  /** Whether the Organization lists the addresses it may be used from; ask `isAddressAllowed` then. */
  hasIpRanges: boolean;
  /** Addresses and ranges this token may be used from; empty for everywhere. `verify` has looked at them. */
  allowedIpRanges: readonly string[];
  bindings: readonly Binding[];
  /** When this value was issued. */
  startsAt: Date;
  /** When this value stops being accepted if nothing else happens; null for never. */
  expiresAt: Date | null;
  /** What was made of this answer before, for as long as it is kept. */
  readonly made: {
    /** What POST /oauth/introspect tells. */
    introspection?: KeptText;
    /** What `GET /verify` tells. */
    verification?: KeptHeaders;
  };
}

/**
 * Why a value is refused. `noise` was never issued here; `unknown` has our mark but no record under a pepper of today: it
 * was altered or forged, or ended under a pepper that is gone. All others are told only to somebody who holds the genuine
 * value; `address` when the token may not be used from where the request came.
 */
export type RefusalReason = 'noise' | 'unknown' | 'expired' | 'paused' | 'deleted' | 'rotated' | 'address';

export interface RefusedValue {
  ok: false;
  reason: RefusalReason;
}

export type VerificationAnswer = AcceptedValue | RefusedValue;

/** A value that is being read from the database; `found` rejects with UNAVAILABLE. */
export interface LookUp {
  /** SHA-256 of the value. */
  readonly key: string;
  /** Of the cache, before the database was asked. */
  readonly epoch: number;
  readonly found: Promise<KnownValue | null>;
}

/** Somebody asks about a value that was presented to them. */
export interface Inquiry {
  /** Of the one who asks: a value of another Organization is `unknown` and not counted. */
  organizationId: string;
  /** Held against the token's list, where the one who asks tells it: the address of the request is not that of the user. */
  userAddress?: string | undefined;
  /** What `lookAhead` answered about this very value. */
  ahead?: LookUp | null;
}

/** The verification part of a process; see `createVerification`. */
export interface Verification {
  /**
   * Decides about one plaintext value and counts the call. Throws UNAVAILABLE when it cannot know: database away, this
   * clock more than 5 s off PostgreSQL's, pepper missing. It never says yes in doubt. Answers at once when it knows
   * the value. With an `inquiry` the one who sent the request is not the one who uses the value.
   */
  verify(
    value: string,
    request: Pick<RequestFacts, 'address' | 'userAgent'>,
    inquiry?: Inquiry,
  ): VerificationAnswer | Promise<VerificationAnswer>;
  /** Begins to read a value for an inquiry while it is not known yet who asks; null when there is nothing to wait for. */
  lookAhead(value: string): LookUp | null;
  /** Where a Workspace or Deployment of the Organization lies; null when it has none by that id. */
  findPlace(organizationId: string, place: NamedPlace): Resource | null | Promise<Resource | null>;
  /** Whether the Organization's IP access list, if it has one, has the address. Throws UNAVAILABLE when it cannot know. */
  isAddressAllowed(organizationId: string, address: string): Promise<boolean>;
  /** Drops what this process has cached; services call it right after their transaction committed. */
  changes: ChangeSink;
  /** How far this process's clock is ahead of PostgreSQL's in milliseconds; null until measured. */
  clockSkewMs(): number | null;
  /** True while notifications of other processes are known to arrive, so that the cache may be used. */
  isCacheTrusted(): boolean;
  /** True while live values were made with a pepper that is not configured: "not known" cannot be told then. */
  isPepperMissing(): boolean;
  /** Doors ask it about values that turned out to be noise or unknown. */
  guesses: Pick<GuessLimit, 'count' | 'lockouts'>;
  meter: Pick<VerificationMeter, 'read'>;
  /** Values in the cache, and how often it was asked since the start. */
  cacheFacts(): { entries: number; hits: number; misses: number };
  /** True when the value carries our mark, that of a retired pepper too; says nothing about its being accepted. */
  isOurs(value: string): boolean;
  /** Takes values with the tags of retired peppers for ours; 'any' when such a tag cannot be told from noise any more. */
  acceptTagKeys(tagKeys: readonly Buffer[] | 'any'): void;
  /** Starts listening and writing usage. Returns at once; a database that is away is tried again until it is there. */
  start(): void;
  /** Writes what was counted since the last batch; for shutdown and tests. */
  flush(): Promise<void>;
  /** Stops listening and flushes. */
  stop(): Promise<void>;
}
