/** Keys of one query; more wait for the next. */
const MAX_KEYS = 100;
/** Queries under way at once; what is asked meanwhile is put together into the next. */
const MAX_QUERIES = 4;
/** How long a question waits for its query, and a query for its answer: a connection may fall silent without an end. */
const PATIENCE_MS = 3_000;

interface Waiting<Key, Found> {
  key: Key;
  /** Milliseconds of performance.now(). */
  since: number;
  resolve(found: Found | null): void;
  reject(error: unknown): void;
}

/** Puts what is asked in one turn of the event loop into one query: a burst of misses costs a few queries, not hundreds. */
export class Batcher<Key, Found> {
  readonly #ask: (keys: Key[]) => Promise<(Found | null)[]>;
  #waiting: Waiting<Key, Found>[] = [];
  #queries = 0;
  #isScheduled = false;

  /** `ask` answers the keys in their order, null for what is not there. */
  constructor(ask: (keys: Key[]) => Promise<(Found | null)[]>) {
    this.#ask = ask;
  }

  find(key: Key): Promise<Found | null> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ key, since: performance.now(), resolve, reject });
      this.#schedule();
    });
  }

  #schedule(): void {
    if (this.#isScheduled || this.#queries >= MAX_QUERIES) return;
    this.#isScheduled = true;
    setImmediate(() => {
      this.#isScheduled = false;
      while (this.#waiting.length > 0 && this.#queries < MAX_QUERIES)
        void this.#query(this.#waiting.splice(0, MAX_KEYS));
    });
  }

  async #query(all: Waiting<Key, Found>[]): Promise<void> {
    const oldest = performance.now() - PATIENCE_MS;
    const batch = all.filter(({ since }) => since >= oldest);
    for (const { since, reject } of all) if (since < oldest) reject(new Error('no query was free in time'));
    if (batch.length === 0) return;
    this.#queries++;
    const silence = Promise.withResolvers<never>();
    const timer = setTimeout(() => silence.reject(new Error('a query was not answered in time')), PATIENCE_MS);
    try {
      const found = await Promise.race([this.#ask(batch.map(({ key }) => key)), silence.promise]);
      for (const [at, { resolve }] of batch.entries()) resolve(found[at] ?? null);
    } catch (error) {
      for (const { reject } of batch) reject(error);
    } finally {
      clearTimeout(timer);
      this.#queries--;
      if (this.#waiting.length > 0) this.#schedule();
    }
  }
}
