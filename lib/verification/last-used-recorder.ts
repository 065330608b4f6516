import type { Logger } from 'pino';

import type { Database } from '#db/client.ts';
import { updateLastUsed, upsertUsage, type LastUse, type UsageRow } from '#db/queries/token-usage.ts';
import { isDatabaseAway } from '#lib/database-away.ts';

const HOUR_MS = 3_600_000;
const FLUSH_EVERY_MS = 10_000;
const ROWS_PER_BATCH = 500;
/**
 * Tokens whose last use is written every ten seconds; more wait for the next time. Each such row moves in every index of
 * the tokens, which takes PostgreSQL 0.2 ms: without a limit, many tokens in use would take it away from verification.
 */
const USES_PER_ROUND = 2_000;
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

/** Calls of one value, hour and client, until their batch is written. Times are milliseconds since 1970. */
export interface UsageCounter {
  batch: Batch;
  tokenId: string;
  valueId: string;
  hour: number;
  address: string;
  userAgent: string;
  /** It stands for many clients: who used the token last is kept elsewhere. */
  isFolded: boolean;
  calls: number;
  refused: number;
  firstSeen: number;
  lastSeen: number;
  /** When the last accepted call came; -Infinity without one. */
  lastUsed: number;
}

/** What is counted and not yet written. */
type Batch = Map<string, UsageCounter>;

/**
 * Counts calls per token value, hour and client in memory and writes them in batches: no statement per request. What a
 * failed batch held is kept and written with the next one. Every value counts, not only a token's newest.
 */
export class LastUsedRecorder {
  readonly #db: Database;
  readonly #log: Logger;
  #batch: Batch = new Map();
  /** Last uses that wait to be written, by token; those that wait longest first. */
  readonly #uses = new Map<string, LastUse>();
  /** Clients already told apart in the current hour, by value. */
  #clients = new Map<string, Set<string>>();
  #clientCount = 0;
  #hour = 0;
  #timer: NodeJS.Timeout | null = null;
  #writing: Promise<void> = Promise.resolve();
  /** Found away in this round: what is left waits for the next one, not for one timeout after the other. */
  #isAway = false;

  constructor(db: Database, log: Logger) {
    this.#db = db;
    this.#log = log;
  }

  start(): void {
    this.#timer ??= setInterval(() => void this.writeRound(), FLUSH_EVERY_MS).unref();
  }

  stop(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
    return this.flush();
  }

  /** How many rows wait to be written. */
  get pending(): number {
    return this.#batch.size + usesOf(this.#batch, new Map(this.#uses)).size;
  }

  /** Counts a call. Give back what the last one of the same value returned: then the same client costs no look-up. */
  record(call: RecordedCall, last: UsageCounter | null = null): UsageCounter {
    const at = call.at.getTime();
    const counter = last && this.#isFor(last, call, at) ? last : this.#counterOf(call, at);
    if (at < counter.firstSeen) counter.firstSeen = at;
    if (at > counter.lastSeen) counter.lastSeen = at;
    if (!call.isAccepted) {
      counter.refused++;
      return counter;
    }
    counter.calls++;
    if (at > counter.lastUsed) counter.lastUsed = at;
    if (counter.isFolded) addUse(this.#uses, { tokenId: call.tokenId, at: call.at, ...clientOf(call) });
    return counter;
  }

  #isFor({ batch, hour, address, userAgent }: UsageCounter, call: RecordedCall, at: number): boolean {
    const since = at - hour;
    return (
      batch === this.#batch && since >= 0 && since < HOUR_MS && userAgent === call.userAgent && address === call.address
    );
  }

  #counterOf(call: RecordedCall, at: number): UsageCounter {
    const { tokenId, valueId } = call;
    const client = clientOf(call);
    const hour = Math.floor(at / HOUR_MS) * HOUR_MS;
    const isFolded = !this.#isToldApart(valueId, client, hour);
    const none = { calls: 0, refused: 0, firstSeen: at, lastSeen: at, lastUsed: Number.NEGATIVE_INFINITY };
    const told = isFolded ? FOLDED_CLIENT : client;
    return this.#add({ batch: this.#batch, tokenId, valueId, hour, ...told, isFolded, ...none });
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

  /** Puts what was counted into the batch of now, and answers where it is counted on. */
  #add(counted: UsageCounter): UsageCounter {
    const key = `${counted.valueId}\n${counted.hour}\n${counted.address}\n${counted.userAgent}`;
    const sum = this.#batch.get(key);
    if (!sum) {
      counted.batch = this.#batch;
      this.#batch.set(key, counted);
      return counted;
    }
    sum.calls += counted.calls;
    sum.refused += counted.refused;
    sum.firstSeen = Math.min(sum.firstSeen, counted.firstSeen);
    sum.lastSeen = Math.max(sum.lastSeen, counted.lastSeen);
    sum.lastUsed = Math.max(sum.lastUsed, counted.lastUsed);
    return sum;
  }

  /** Writes everything counted so far. Never throws: what cannot be written stays for the next time. */
  flush(): Promise<void> {
    return this.writeRound(Number.POSITIVE_INFINITY);
  }

  /** What is done every ten seconds: the same, but with the last uses of at most `tokens`. */
  writeRound(tokens = USES_PER_ROUND): Promise<void> {
    this.#writing = this.#writing.then(() => this.#write(tokens));
    return this.#writing;
  }

  async #write(tokens: number): Promise<void> {
    this.#isAway = false;
    const batch = this.#batch;
    const counters = [...batch].toSorted(byKey).map(([, counter]) => counter);
    usesOf(batch, this.#uses);
    this.#batch = new Map();
    // Whoever keeps a counter of it for the next call must not keep all the others.
    batch.clear();
    // Each batch is one transaction: it is written whole or kept whole, so a retry counts nothing twice.
    for (const some of batches(counters)) {
      const rows = some.map(usageRow);
      const isWritten = await this.#try(rows.length, () => this.#db.transaction((tx) => upsertUsage(tx, rows)));
      if (!isWritten) for (const counter of some) this.#add(counter);
    }
    const uses = this.#uses.values().take(tokens).toArray();
    for (const { tokenId } of uses) this.#uses.delete(tokenId);
    for (const rows of batches(uses)) {
      const isWritten = await this.#try(rows.length, () => this.#db.transaction((tx) => updateLastUsed(tx, rows)));
      if (!isWritten) for (const row of rows) addUse(this.#uses, row);
    }
  }

  async #try(rows: number, write: () => Promise<void>): Promise<boolean> {
    if (this.#isAway) return false;
    try {
      await write();
      return true;
    } catch (error) {
      this.#isAway = isDatabaseAway(error);
      const code = (error as { code?: unknown; cause?: { code?: unknown } }).cause?.code;
      this.#log.warn({ code, rows }, 'usage could not be written; it is kept for the next batch');
      return false;
    }
  }
}

/** The client as it is stored; the slice of a short text is the text itself. */
const clientOf = ({ address, userAgent }: RecordedCall) => ({ address, userAgent: userAgent.slice(0, AGENT_LENGTH) });

const byKey = ([a]: [string, UsageCounter], [b]: [string, UsageCounter]) => (a < b ? -1 : 1);

const usageRow = (counter: UsageCounter): UsageRow => ({
  valueId: counter.valueId,
  tokenId: counter.tokenId,
  hour: new Date(counter.hour),
  address: counter.address,
  userAgent: counter.userAgent,
  calls: counter.calls,
  refused: counter.refused,
  firstSeenAt: new Date(counter.firstSeen),
  lastSeenAt: new Date(counter.lastSeen),
});

/** Puts the last use of each token that a counter of the batch tells with the others. */
function usesOf(batch: Batch, newest: Map<string, LastUse>): Map<string, LastUse> {
  for (const { tokenId, address, userAgent, isFolded, lastUsed } of batch.values()) {
    const isUsed = !isFolded && lastUsed !== Number.NEGATIVE_INFINITY;
    if (isUsed) addUse(newest, { tokenId, at: new Date(lastUsed), address, userAgent });
  }
  return newest;
}

function addUse(uses: Map<string, LastUse>, use: LastUse): void {
  const last = uses.get(use.tokenId);
  if (!last || last.at < use.at) uses.set(use.tokenId, use);
}

function* batches<T>(rows: T[]): Generator<T[]> {
  for (let from = 0; from < rows.length; from += ROWS_PER_BATCH) yield rows.slice(from, from + ROWS_PER_BATCH);
}
