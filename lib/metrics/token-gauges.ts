import { selectTokenGauges, type TokenGauges } from '#db/queries/token-gauges.ts';
import type { Runtime } from '#lib/runtime.ts';

const KEPT_MS = 60_000;

/**
 * The counts of tokens, asked for at most once a minute however many scrape. Null while the database does not answer,
 * which is tried again with the next call.
 */
export function createTokenGauges({ db, clock, log }: Pick<Runtime, 'db' | 'clock' | 'log'>) {
  let asked: { at: number; gauges: Promise<TokenGauges | null> } | null = null;
  return (): Promise<TokenGauges | null> => {
    const at = performance.now();
    if (asked && at - asked.at < KEPT_MS) return asked.gauges;
    const gauges = selectTokenGauges(db, clock.now()).catch((error: unknown) => {
      log.warn({ err: error }, 'tokens could not be counted for /metrics');
      asked = null;
      return null;
    });
    asked = { at, gauges };
    return gauges;
  };
}
