import type { Pool } from '#db/client.ts';

const FRESH_MS = 1_000;
const PATIENCE_MS = 2_000;

/**
 * Answers whether the database replies. Asks it at most once per second while it does, and every time while it does not,
 * so that recovery is seen at once.
 */
export function createDatabaseProbe(pool: Pool): () => Promise<boolean> {
  let goodUntil = 0;
  let asking: Promise<boolean> | null = null;
  const ask = async () => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<false>((resolve) => {
      timer = setTimeout(resolve, PATIENCE_MS, false);
    });
    const answer = pool.query('SELECT 1').then(
      () => true,
      () => false,
    );
    const good = await Promise.race([answer, late]);
    clearTimeout(timer);
    if (good) goodUntil = Date.now() + FRESH_MS;
    asking = null;
    return good;
  };
  return () => (Date.now() < goodUntil ? Promise.resolve(true) : (asking ??= ask()));
}
