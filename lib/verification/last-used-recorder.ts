import type { Logger } from 'pino';

import type { Database } from '#db/client.ts';
import { updateLastUsed, upsertUsage, type LastUse, type UsageRow } from '#db/queries/token-usage.ts';

const HOUR_MS = 3_600_000;
const FLUSH_EVERY_MS = 10_000;
const ROWS_PER_BATCH = 500;
/** Distinct clients of one value, and of all values, that one process tells apart within an hour. */
const CLIENTS_PER_VALUE = 500;
const CLIENTS_IN_ALL = 50_000;
const AGENT_LENGTH = 200;

/** The one client that stands for all beyond the limits above. */
export const FOLDED_CLIENT = { address: 'many addresses', userAgent: 'many clients' };

export interface RecordedCall {
  tokenId: string;
  valueId: string;
  at: Date;
  address: string;
  userAgent: string;
  isAccepted: boolean;
}

/** Where the calls of one value, hour and client are counted until their batch is written. */
export interface UsageCounter {
  batch: Batch;
  /** As the caller sends them; `row` may stand for many clients. */
  address: string;
  userAgent: string;
  row: UsageRow;
  /** Of the token; the same object for all its counters of a batch. Null until a call was accepted. */
  use: LastUse | null;
}

/** What is counted and not yet written. */
interface Batch {
  usage: Map<string, UsageRow>;
  uses: Map<string, LastUse>;
}

const newBatch = (): Batch => ({ usage: new Map(), uses: new Map() });

/**
 * Counts calls per token value, hour and client in memory and writes them in batches: no statement per request. What a
 * failed batch held is kept and written with the next one. Every value counts, not only a token's newest.
 */
export class LastUsedRecorder {
  readonly #db: Database;
  readonly #log: Logger;
  #batch = newBatch();
  /** Clients already told apart in the current hour, by value. */
  #clients = new Map<string, Set<string>>();
  #clientCount = 0;
  #hour = 0;
  #timer: NodeJS.Timeout | null = null;
  #writing: Promise<void> = Promise.resolve();

  constructor(db: Database, log: Logger) {
    this.#db = db;
    this.#log = log;
  }

  start(): void {
    this.#timer ??= setInterval(() => void this.flush(), FLUSH_EVERY_MS).unref();
  }

  stop(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
    return this.flush();
  }

  /** How many rows wait to be written. */
  get pending(): number {
    return this.#batch.usage.size + this.#batch.uses.size;
  }

  /** Counts a call. Give back what the last one of the same value returned: then the same client costs no look-up. */
  record(call: RecordedCall, last: UsageCounter | null = null): UsageCounter {
    const counter = last && this.#isFor(last, call) ? last : this.#counterOf(call);
    const { row } = counter;
    const { at } = call;
    if (call.isAccepted) row.calls++;
    else row.refused++;
    if (at < row.firstSeenAt) row.firstSeenAt = at;
    if (at > row.lastSeenAt) row.lastSeenAt = at;
    if (!call.isAccepted) return counter;
    const { use } = counter;
    if (use === null) counter.use = this.#addUse({ tokenId: call.tokenId, at, ...clientOf(call) });
    else if (use.at < at) Object.assign(use, { at, address: counter.address, userAgent: counter.userAgent });
    return counter;
  }

  #isFor({ batch, address, userAgent, row }: UsageCounter, call: RecordedCall): boolean {
    const since = call.at.getTime() - row.hour.getTime();
    return (
      batch === this.#batch && since >= 0 && since < HOUR_MS && userAgent === call.userAgent && address === call.address
    );
  }

  #counterOf(call: RecordedCall): UsageCounter {
    const { tokenId, valueId, at } = call;
    const client = clientOf(call);
    const hour = Math.floor(at.getTime() / HOUR_MS) * HOUR_MS;
    const { address, userAgent } = this.#isToldApart(valueId, client, hour) ? client : FOLDED_CLIENT;
    const none = { calls: 0, refused: 0, firstSeenAt: at, lastSeenAt: at };
    const row = this.#addUsage({ valueId, tokenId, hour: new Date(hour), address, userAgent, ...none });
    return { batch: this.#batch, ...client, row, use: null };
  }

  #isToldApart(valueId: string, client: { address: string; userAgent: string }, hour: number): boolean {
    if (hour !== this.#hour) {
      this.#hour = hour;
      this.#clients.clear();
      this.#clientCount = 0;
    }
    let known = this.#clients.get(valueId);
    if (!known) this.#clients.set(valueId, (known = new Set()));
    const key = `${client.address}\n${client.userAgent}`;
    if (known.has(key)) return true;
    if (known.size >= CLIENTS_PER_VALUE || this.#clientCount >= CLIENTS_IN_ALL) return false;
    known.add(key);
    this.#clientCount++;
    return true;
  }

  #addUsage(row: UsageRow): UsageRow {
    const key = `${row.valueId}\n${row.hour.getTime()}\n${row.address}\n${row.userAgent}`;
    const sum = this.#batch.usage.get(key);
    if (!sum) {
      this.#batch.usage.set(key, row);
      return row;
    }
    sum.calls += row.calls;
    sum.refused += row.refused;
    if (row.firstSeenAt < sum.firstSeenAt) sum.firstSeenAt = row.firstSeenAt;
    if (row.lastSeenAt > sum.lastSeenAt) sum.lastSeenAt = row.lastSeenAt;
    return sum;
  }

  #addUse(use: LastUse): LastUse {
    const { uses } = this.#batch;
    const last = uses.get(use.tokenId);
    if (!last) uses.set(use.tokenId, use);
    else if (last.at < use.at) Object.assign(last, use);
    return last ?? use;
  }

  /** Writes everything counted so far. Never throws: what cannot be written stays for the next time. */
  flush(): Promise<void> {
    this.#writing = this.#writing.then(() => this.#write());
    return this.#writing;
  }

  async #write(): Promise<void> {
    const usage = [...this.#batch.usage].toSorted(byKey).map(([, row]) => row);
    const uses = [...this.#batch.uses.values()];
    this.#batch = newBatch();
    // Each batch is one transaction: it is written whole or kept whole, so a retry counts nothing twice.
    for (const rows of batches(usage)) {
      const isWritten = await this.#try(rows.length, () => this.#db.transaction((tx) => upsertUsage(tx, rows)));
      if (!isWritten) for (const row of rows) this.#addUsage(row);
    }
    for (const rows of batches(uses)) {
      const isWritten = await this.#try(rows.length, () => this.#db.transaction((tx) => updateLastUsed(tx, rows)));
      if (!isWritten) for (const row of rows) this.#addUse(row);
    }
  }

  async #try(rows: number, write: () => Promise<void>): Promise<boolean> {
    try {
      await write();
      return true;
    } catch (error) {
      const code = (error as { code?: unknown; cause?: { code?: unknown } }).cause?.code;
      this.#log.warn({ code, rows }, 'usage could not be written; it is kept for the next batch');
      return false;
    }
  }
}

/** The client as it is stored; the slice of a short text is the text itself. */
const clientOf = ({ address, userAgent }: RecordedCall) => ({ address, userAgent: userAgent.slice(0, AGENT_LENGTH) });

const byKey = ([a]: [string, UsageRow], [b]: [string, UsageRow]) => (a < b ? -1 : 1);

function* batches<T>(rows: T[]): Generator<T[]> {
  for (let from = 0; from < rows.length; from += ROWS_PER_BATCH) yield rows.slice(from, from + ROWS_PER_BATCH);
}
