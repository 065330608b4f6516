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
    await expect.poll(() => listener.isTrusted()).toBe(true);
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
    await expect.poll(() => heard).toEqual(['token c1', 'organization c3']);
  });

  it('measures how far the clocks are apart', async () => {
    const { listener } = listen({ clock: { now: () => new Date(Date.now() + 7_000) } });
    expect(listener.skewMs()).toBeNull();
    await expect.poll(() => listener.skewMs()).not.toBeNull();
    expect(Math.abs((listener.skewMs() ?? 0) - 7_000)).toBeLessThan(1_000);
  });
});

describe('trust', () => {
  it('is there only while fresh echoes arrive', async () => {
    let now = 0;
    let echoes = 0;
    const { listener } = listen({
      monotonic: () => now,
      openChannel: (url, on) =>
        openChangeChannel(url, {
          ...on,
          payload(text) {
            on.payload(text);
            echoes++;
          },
        }),
    });
    expect(listener.isTrusted()).toBe(false);
    await expect.poll(() => listener.isTrusted()).toBe(true);
    for (let count = 0; count < 5; count++) {
      now += 500;
      expect(listener.isTrusted()).toBe(true);
      // The first may answer a beat that was sent before the clock went on.
      const heard = echoes;
      await expect.poll(() => echoes, { interval: 5 }).toBeGreaterThanOrEqual(heard + 2);
    }
    now += 999;
    expect(listener.isTrusted()).toBe(false);
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
    await expect.poll(() => now).toBeGreaterThanOrEqual(1_000);
    expect(listener.isTrusted()).toBe(false);
  });

  it('ends at once with the connection, and comes back on a new one with the cache emptied', async () => {
    const trustAtEnd: boolean[] = [];
    const { listener, onReset, heard } = listen({
      openChannel: (url, on) =>
        openChangeChannel(url, {
          ...on,
          closed() {
            on.closed();
            trustAtEnd.push(listener.isTrusted());
          },
        }),
    });
    await expect.poll(() => listener.isTrusted()).toBe(true);
    expect(onReset).toHaveBeenCalledTimes(1);
    await database.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where application_name = 'latchkey changes' and datname = current_database()`,
    );
    await expect.poll(() => trustAtEnd).toEqual([false]);
    await expect.poll(() => listener.isTrusted()).toBe(true);
    expect(onReset).toHaveBeenCalledTimes(2);
    await database.db.transaction((tx) => notifyChanged(tx, { tokenId: 'c9' }));
    await expect.poll(() => heard).toContain('token c9');
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
    await expect.poll(() => listener.isTrusted()).toBe(true);
    expect(opened).toBe(2);
  });

  it('survives a database that is not there yet', async () => {
    const { listener } = listen({ databaseUrl: 'postgres://nobody:none@127.0.0.1:9/none' });
    await sleep(700);
    expect(listener.isTrusted()).toBe(false);
    expect(listener.skewMs()).toBeNull();
  });
});
