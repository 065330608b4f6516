import type { Transaction } from '#db/client.ts';
import { deleteExpiredGrants } from '#db/queries/grants.ts';
import {
  endLapsedValues,
  PURGE_BATCH,
  purgeKnownDevices,
  purgeTokenUsage,
  tryHousekeepingLock,
} from '#db/queries/housekeeping.ts';
import { deleteIdempotencyKeys } from '#db/queries/idempotency-keys.ts';
import { deleteSpentCodes } from '#db/queries/one-time-codes.ts';
import { deleteDeadSessions } from '#db/queries/sessions.ts';
import { deleteAttempts } from '#db/queries/sign-in.ts';
import type { Runtime } from '#lib/runtime.ts';
import { CLIENT_IDLE_LIMIT_MS } from '#lib/users/check-session.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

type Parts = Pick<Runtime, 'db' | 'clock' | 'log'>;

/** What is of no use any more, and how long after that it goes. */
const TASKS: Record<string, (tx: Transaction, now: number) => Promise<number>> = {
  sessions: (tx, now) => deleteDeadSessions(tx, new Date(now - DAY_MS), new Date(now - DAY_MS - CLIENT_IDLE_LIMIT_MS)),
  grants: (tx, now) => deleteExpiredGrants(tx, new Date(now - DAY_MS)),
  oneTimeCodes: (tx, now) => deleteSpentCodes(tx, new Date(now - DAY_MS)),
  signInAttempts: (tx, now) => deleteAttempts(tx, new Date(now - DAY_MS)),
  idempotencyKeys: (tx, now) => deleteIdempotencyKeys(tx, new Date(now - DAY_MS)),
  // Not at once: clocks of several processes may differ by seconds, and a value must not end early.
  lapsedValues: (tx, now) => endLapsedValues(tx, new Date(now - HOUR_MS)),
  // Usage tells 90 whole days (get-token-usage.ts); what is older is shown nowhere.
  tokenUsage: (tx, now) => purgeTokenUsage(tx, new Date(now - 100 * DAY_MS)),
  // A day longer than the browser keeps the cookie that names the device (device-cookie.ts).
  knownDevices: (tx, now) => purgeKnownDevices(tx, new Date(now - 401 * DAY_MS)),
};

/** Runs it until a batch is not full; returns how many rows that were. */
async function inBatches(signal: AbortSignal | undefined, run: () => Promise<number>): Promise<number> {
  let total = 0;
  for (;;) {
    const changed = await run();
    total += changed;
    if (changed < PURGE_BATCH || signal?.aborted) return total;
  }
}

/**
 * Clears up once: a statement and a transaction per task, again while a task's batch was full. Never throws: what fails is logged and done the next time.
 * Returns how many rows each task changed; a task that another process is at counts as 0. No task begins once `signal`
 * is aborted.
 */
export async function clearUp({ db, clock, log }: Parts, signal?: AbortSignal): Promise<Record<string, number>> {
  const now = clock.now().getTime();
  const counts: Record<string, number> = {};
  for (const [task, run] of Object.entries(TASKS)) {
    if (signal?.aborted) break;
    try {
      counts[task] = await inBatches(signal, () =>
        db.transaction(async (tx) => ((await tryHousekeepingLock(tx)) ? run(tx, now) : 0)),
      );
    } catch (error) {
      log.warn({ err: error, task }, 'clearing up failed; it is tried again in an hour');
    }
  }
  if (Object.values(counts).some((count) => count > 0)) log.info({ counts }, 'cleared up');
  return counts;
}

/** Clears up now and every hour, until `stop`, which waits for the task under way. */
export function startHousekeeping(parts: Parts): { stop(): Promise<void> } {
  const stopping = new AbortController();
  let work: Promise<unknown> = clearUp(parts, stopping.signal);
  const timer = setInterval(() => {
    work = work.then(() => clearUp(parts, stopping.signal));
  }, HOUR_MS).unref();
  return {
    async stop() {
      clearInterval(timer);
      stopping.abort();
      await work;
    },
  };
}
