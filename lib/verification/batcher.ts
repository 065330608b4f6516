/** Keys of one query; more wait for the next. */
const MAX_KEYS = 200;
/** Queries under way at once; what is asked meanwhile is put together into the next. More of them would be smaller. */
const MAX_QUERIES = 2;
/** How long a question waits for its query, and a query for its answer: a connection may fall silent without an end. */
const PATIENCE_MS = 3_000;

interface Waiting<Key, Found> extends PromiseWithResolvers<Found | null> {
  key: Key;
  /** Milliseconds of performance.now(). */
  since: number;
}

/**
 * Puts what is asked in one turn of the event loop into one query, and what is asked twice there only once: a burst of
 * misses costs a few queries, not hundreds. Whoever asks gets what was read after that, never an older answer.
 */
export class Batcher<Key, Found> {
  readonly #ask: (keys: Key[]) => Promise<(Found | null)[]>;
  #waiting = new Map<string, Waiting<Key, Found>>();
  #queries = 0;
  #isScheduled = false;

  /** `ask` answers the keys in their order, null for what is not there. */
  constructor(ask: (keys: Key[]) => Promise<(Found | null)[]>) {
    this.#ask = ask;
  }

  /** True while `id` waits for its query. */
  isWaiting(id: string): boolean {
    return this.#waiting.has(id);
  }

  /** `makeKey` is called for the first one who asks about `id`. */
  find(id: string, makeKey: () => Key): Promise<Found | null> {
    let asked = this.#waiting.get(id);
    if (!asked) {
      asked = { ...Promise.withResolvers<Found | null>(), key: makeKey(), since: performance.now() };
      this.#waiting.set(id, asked);
      this.#schedule();
    }
    return asked.promise;
  }

  #schedule(): void {
    if (this.#isScheduled || this.#queries >= MAX_QUERIES) return;
    this.#isScheduled = true;
    setImmediate(() => {
      this.#isScheduled = false;
      while (this.#waiting.size > 0 && this.#queries < MAX_QUERIES) void this.#query(this.#take());
    });
  }

  #take(): Waiting<Key, Found>[] {
    const taken = this.#waiting.entries().take(MAX_KEYS).toArray();
    for (const [id] of taken) this.#waiting.delete(id);
    return taken.map(([, asked]) => asked);
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
      if (this.#waiting.size > 0) this.#schedule();
    }
  }
}
