import type { Transaction } from '#db/client.ts';
import { deleteExpiredGrants } from '#db/queries/grants.ts';
import { endLapsedValues, tryHousekeepingLock } from '#db/queries/housekeeping.ts';
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
};

/**
 * Clears up once: a statement and a transaction per task. Never throws: what fails is logged and done the next time.
 * Returns how many rows each task changed; a task that another process is at counts as 0. No task begins once `signal`
 * is aborted.
 */
export async function clearUp({ db, clock, log }: Parts, signal?: AbortSignal): Promise<Record<string, number>> {
  const now = clock.now().getTime();
  const counts: Record<string, number> = {};
  for (const [task, run] of Object.entries(TASKS)) {
    if (signal?.aborted) break;
    try {
      counts[task] = await db.transaction(async (tx) => ((await tryHousekeepingLock(tx)) ? run(tx, now) : 0));
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
