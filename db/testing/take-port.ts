import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

const FIRST = 10_000;
const PER_WORKER = 2_000;
const start = FIRST + (Number(process.env['VITEST_POOL_ID'] ?? 0) % 4) * PER_WORKER;
let next = randomInt(PER_WORKER);

/**
 * A port of 127.0.0.1 for a server that a test starts. It lies below those that the system gives out by itself: such a
 * one another socket could be given before the server listens. Each worker of the run has its own.
 */
export async function takePort(): Promise<number> {
  for (;;) {
    const port = start + (next++ % PER_WORKER);
    if (await isFree(port)) return port;
  }
}

const isFree = (port: number) =>
  new Promise<boolean>((resolve) => {
    const server = createServer().once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
