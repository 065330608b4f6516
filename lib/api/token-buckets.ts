import { LRUCache } from 'lru-cache';

/** One kind of request and how many of them a token may send. */
export interface BucketLimit {
  name: 'get' | 'post' | 'delete';
  /** Requests that come back each second; 0 means no limit. */
  perSecond: number;
  /** Requests that may be sent at once. */
  burst: number;
}

export interface BucketAnswer {
  isAllowed: boolean;
  /** Whole requests left at once. */
  remaining: number;
  /** Seconds until the bucket is full again. */
  resetSeconds: number;
  /** Seconds until one more request is allowed; 0 when one is. */
  retryAfterSeconds: number;
}

interface Bucket {
  level: number;
  at: number;
}

/** About 200 bytes each. A bucket that falls out is full again when its token comes back. */
const MAX_BUCKETS = 100_000;

/** Token buckets of one process, by caller and kind of request. `now` is in milliseconds. */
export class TokenBuckets {
  readonly #now: () => number;
  readonly #buckets: LRUCache<string, Bucket>;

  constructor(now: () => number, max = MAX_BUCKETS) {
    this.#now = now;
    this.#buckets = new LRUCache({ max });
  }

  /** Takes one request out of the bucket, if there is one. What is refused costs nothing. */
  take(callerId: string, { name, perSecond, burst }: BucketLimit): BucketAnswer {
    const key = `${name}:${callerId}`;
    const now = this.#now();
    const bucket = this.#buckets.get(key) ?? { level: burst, at: now };
    // A clock that was set back must not take requests away.
    const refilled = (Math.max(0, now - bucket.at) / 1000) * perSecond;
    const level = Math.min(burst, bucket.level + refilled);
    const isAllowed = level >= 1;
    const left = isAllowed ? level - 1 : level;
    this.#buckets.set(key, { level: left, at: now });
    return {
      isAllowed,
      remaining: Math.floor(left),
      resetSeconds: Math.ceil((burst - left) / perSecond),
      retryAfterSeconds: left >= 1 ? 0 : Math.ceil((1 - left) / perSecond),
    };
  }
}
