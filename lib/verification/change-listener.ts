import { randomBytes } from 'node:crypto';

import type { Logger } from 'pino';

import { openChangeChannel, type ChangeChannel } from '#db/queries/change-channel.ts';
import type { Clock } from '#lib/clock.ts';

const BEAT_EVERY_MS = 150;
/** How old the last echo may be for the cache to be used: "within 1 s" less what one slow answer may take. */
const TRUST_MS = 700;
/** A connection that has not echoed for this long is given up. */
const GIVE_UP_MS = 3_000;
const RETRY_MS = 500;

export interface ListenerParts {
  databaseUrl: string;
  clock: Clock;
  log: Logger;
  /** Called for every change of this or another process. */
  onChange(kind: 'token' | 'organization', id: string): void;
  /** Called when notifications may have been missed: everything cached is out of date. */
  onReset(): void;
  /** Milliseconds that never jump; a test replaces it. */
  monotonic?: () => number;
  openChannel?: typeof openChangeChannel;
}

/**
 * Hears the changes of all processes and knows whether it would hear them. It sends itself a numbered notification and
 * counts as live from the moment the last echoed one was sent: whatever was committed before that has arrived.
 */
export class ChangeListener {
  readonly #parts: ListenerParts;
  readonly #monotonic: () => number;
  readonly #name = randomBytes(9).toString('base64url');
  #channel: ChangeChannel | null = null;
  #timer: NodeJS.Timeout | null = null;
  #isStopped = true;
  #isBusy = false;
  #beat = 0;
  /** When each beat that has not come back yet was sent. */
  readonly #sentAt = new Map<number, number>();
  #liveAt = Number.NEGATIVE_INFINITY;
  #aliveAt = 0;
  #retryAt = 0;
  #skewMs: number | null = null;

  constructor(parts: ListenerParts) {
    this.#parts = parts;
    this.#monotonic = parts.monotonic ?? (() => performance.now());
  }

  /** Whether all changes up to less than a second before `now` were heard of. */
  isTrusted(now = this.#monotonic()): boolean {
    return now - this.#liveAt < TRUST_MS;
  }

  /** This clock minus PostgreSQL's, as last measured; null until then. */
  skewMs(): number | null {
    return this.#skewMs;
  }

  start(): void {
    if (!this.#isStopped) return;
    this.#isStopped = false;
    const tick = () => void this.#tick();
    this.#timer = setInterval(tick, BEAT_EVERY_MS);
    this.#timer.unref();
    tick();
  }

  stop(): void {
    this.#isStopped = true;
    if (this.#timer) clearInterval(this.#timer);
    this.#channel?.close();
  }

  async #tick(): Promise<void> {
    const now = this.#monotonic();
    if (this.#channel && now - this.#aliveAt > GIVE_UP_MS) {
      this.#parts.log.warn('change listener: no echo, connecting again');
      this.#channel.close();
    }
    if (this.#isBusy) return;
    this.#isBusy = true;
    try {
      if (this.#channel) await this.#sendBeat(this.#channel);
      else if (now >= this.#retryAt) await this.#connect();
    } catch (error) {
      // The message only: a connection error may carry the connection string.
      this.#parts.log.warn(
        { code: (error as { code?: unknown }).code },
        'change listener: the database did not answer',
      );
      this.#retryAt = this.#monotonic() + RETRY_MS;
      this.#channel?.close();
    } finally {
      this.#isBusy = false;
    }
  }

  async #connect(): Promise<void> {
    const open = this.#parts.openChannel ?? openChangeChannel;
    const channel = await open(this.#parts.databaseUrl, {
      payload: (text) => this.#hear(text),
      closed: () => this.#lose(),
    });
    if (this.#isStopped) return channel.close();
    this.#parts.onReset();
    this.#channel = channel;
    this.#aliveAt = this.#monotonic();
    await this.#sendBeat(channel);
  }

  async #sendBeat(channel: ChangeChannel): Promise<void> {
    const number = ++this.#beat;
    const clockBefore = this.#parts.clock.now().getTime();
    this.#sentAt.set(number, this.#monotonic());
    const databaseNow = await channel.beat(`beat:${this.#name}:${number}`);
    this.#skewMs = Math.round((clockBefore + this.#parts.clock.now().getTime()) / 2 - databaseNow);
  }

  #hear(payload: string): void {
    const [kind, id = '', number = ''] = payload.split(':');
    if (kind === 'token' || kind === 'organization') this.#parts.onChange(kind, id);
    else if (kind === 'beat' && id === this.#name) this.#echo(Number(number));
  }

  #echo(number: number): void {
    const sentAt = this.#sentAt.get(number);
    if (sentAt === undefined) return;
    this.#liveAt = sentAt;
    this.#aliveAt = this.#monotonic();
    for (const older of this.#sentAt.keys()) if (older <= number) this.#sentAt.delete(older);
  }

  #lose(): void {
    this.#channel = null;
    this.#liveAt = Number.NEGATIVE_INFINITY;
    this.#sentAt.clear();
  }
}
