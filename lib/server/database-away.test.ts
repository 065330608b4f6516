import { randomBytes } from 'node:crypto';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

import { afterEach, expect, test } from 'vitest';

import { useTestDatabase } from '#db/testing/test-database.ts';

import { spawnServer } from './testing/spawned.ts';

const database = useTestDatabase();
const cleanUp: (() => void)[] = [];
afterEach(() => {
  for (const step of cleanUp.splice(0)) step();
});

const key = () => randomBytes(32).toString('base64');
const KEYS = { SESSION_KEY: key(), TOKEN_PEPPERS: `1:${key()}`, KEY_ENCRYPTION_KEY: key() };

/** A way to the test's database that can be cut and mended. */
async function openWay() {
  const target = new URL(database.url);
  const sockets = new Set<Socket>();
  let isCut = false;
  const server = createServer((inner) => {
    if (isCut) return inner.destroy();
    const outer = connect(Number(target.port), target.hostname);
    for (const socket of [inner, outer]) {
      sockets.add(socket);
      socket.on('error', () => {}).on('close', () => sockets.delete(socket));
    }
    inner.pipe(outer).pipe(inner);
    return undefined;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(database.url);
  url.port = String((server.address() as AddressInfo).port);
  const cut = () => {
    isCut = true;
    for (const socket of sockets) socket.destroy();
  };
  cleanUp.push(() => {
    cut();
    server.close();
  });
  return { url: url.href, cut, mend: () => void (isCut = false) };
}

test('while the database is away pages, programs and /healthz say 503; afterwards all goes on by itself', async () => {
  const way = await openWay();
  const server = await spawnServer({ DATABASE_URL: way.url, ...KEYS });
  await server.ready;
  const page = () => fetch(`${server.url}/orgs/acme`, { headers: { accept: 'text/html' } });
  const program = () =>
    fetch(`${server.url}/v1/organizations`, { headers: { authorization: `Bearer ${'a.'.repeat(2)}a` } });
  const health = () => fetch(`${server.url}/healthz`);
  expect([(await page()).status, (await program()).status, (await health()).status]).toEqual([200, 401, 200]);

  way.cut();
  // A good answer counts for up to a second.
  await sleep(1_100);
  const away = [await page(), await health()];
  expect(away.map((answer) => answer.status)).toEqual([503, 503]);
  expect(await away[0]?.text()).toContain('The console cannot reach its database');

  way.mend();
  for (const giveUpAt = Date.now() + 10_000; !(await health()).ok; await sleep(100)) {
    expect(Date.now()).toBeLessThan(giveUpAt);
  }
  expect([(await page()).status, (await program()).status]).toEqual([200, 401]);
  server.child.kill('SIGTERM');
  expect(await server.exit).toBe(0);
});
