import { setTimeout as sleep } from 'node:timers/promises';

import { pino } from 'pino';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { openChangeChannel } from '#db/queries/change-channel.ts';
import { notifyChanged } from '#db/queries/verification.ts';
import { useTestDatabase } from '#db/testing/test-database.ts';

import { ChangeListener, type ListenerParts } from './change-listener.ts';

const database = useTestDatabase();
const log = pino({ level: 'silent' });
const started: ChangeListener[] = [];
afterEach(() => started.splice(0).forEach((each) => each.stop()));

function listen(parts: Partial<ListenerParts> = {}) {
  const heard: string[] = [];
  const onReset = vi.fn<() => void>();
  const listener = new ChangeListener({
    databaseUrl: database.url,
    clock: { now: () => new Date() },
    log,
    onChange: (kind, id) => heard.push(`${kind} ${id}`),
    onReset,
    ...parts,
  });
  started.push(listener);
  listener.start();
  return { listener, heard, onReset };
}

describe('hearing', () => {
  it('of changes when their transaction commits, and not of those rolled back', async () => {
    const { listener, heard } = listen();
    await vi.waitUntil(() => listener.isTrusted());
    await database.db.transaction(async (tx) => {
      await notifyChanged(tx, { tokenId: 'c1' });
      await sleep(100);
      expect(heard).toEqual([]);
    });
    await database.db
      .transaction(async (tx) => {
        await notifyChanged(tx, { tokenId: 'c2' });
        throw new Error('rolled back');
      })
      .catch(() => {});
    await database.db.transaction((tx) => notifyChanged(tx, { organizationId: 'c3' }));
    await vi.waitUntil(() => heard.length >= 2);
    expect(heard).toEqual(['token c1', 'organization c3']);
  });

  it('measures how far the clocks are apart', async () => {
    const { listener } = listen({ clock: { now: () => new Date(Date.now() + 7_000) } });
    expect(listener.skewMs()).toBeNull();
    await vi.waitUntil(() => listener.skewMs() !== null);
    expect(Math.abs((listener.skewMs() ?? 0) - 7_000)).toBeLessThan(1_000);
  });
});

describe('trust', () => {
  it('is there only while fresh echoes arrive', async () => {
    let isDeaf = false;
    const { listener } = listen({
      openChannel: (url, on) => openChangeChannel(url, { ...on, payload: (text) => !isDeaf && on.payload(text) }),
    });
    expect(listener.isTrusted()).toBe(false);
    await vi.waitUntil(() => listener.isTrusted());
    await sleep(1_500);
    expect(listener.isTrusted()).toBe(true);
    isDeaf = true;
    const deafSince = performance.now();
    await vi.waitUntil(() => !listener.isTrusted(), { timeout: 3_000, interval: 5 });
    expect(performance.now() - deafSince).toBeLessThan(1_000);
  });

  it('counts from when the echoed beat was sent, so a late echo gives no trust', async () => {
    let now = 0;
    const { listener } = listen({
      monotonic: () => now,
      openChannel: (url, on) =>
        openChangeChannel(url, {
          ...on,
          payload(text) {
            now += 1_000;
            on.payload(text);
          },
        }),
    });
    await vi.waitUntil(() => now >= 1_000);
    expect(listener.isTrusted()).toBe(false);
  });

  it('ends at once with the connection, and comes back on a new one with the cache emptied', async () => {
    const { listener, onReset, heard } = listen();
    await vi.waitUntil(() => listener.isTrusted());
    expect(onReset).toHaveBeenCalledTimes(1);
    await database.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where application_name = 'latchkey changes' and datname = current_database()`,
    );
    await vi.waitUntil(() => !listener.isTrusted(), { timeout: 900, interval: 1 });
    await vi.waitUntil(() => listener.isTrusted(), { timeout: 5_000 });
    expect(onReset).toHaveBeenCalledTimes(2);
    await database.db.transaction((tx) => notifyChanged(tx, { tokenId: 'c9' }));
    await vi.waitUntil(() => heard.includes('token c9'));
  });

  it('a connection that stays open but silent is replaced', async () => {
    let opened = 0;
    const { listener } = listen({
      openChannel: (url, on) => {
        opened++;
        const isSilent = opened === 1;
        return openChangeChannel(url, { ...on, payload: (text) => !isSilent && on.payload(text) });
      },
    });
    await vi.waitUntil(() => listener.isTrusted(), { timeout: 8_000 });
    expect(opened).toBe(2);
  });

  it('survives a database that is not there yet', async () => {
    const { listener } = listen({ databaseUrl: 'postgres://nobody:none@127.0.0.1:9/none' });
    await sleep(700);
    expect(listener.isTrusted()).toBe(false);
    expect(listener.skewMs()).toBeNull();
  });
});
