import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { findPostmaster, isAlive } from '#db/embedded-process.ts';

import { freshDataDir, spawnServer } from './testing/spawned.ts';

const cluster = (dataDir: string) => path.join(dataDir, 'postgres');

const ENV_FILE = `SESSION_KEY=${'s'.repeat(32)}\nTOKEN_PEPPERS=1:${'A'.repeat(43)}=\nKEY_ENCRYPTION_KEY=${'A'.repeat(43)}=\n`;

async function isHealthy(url: string): Promise<boolean> {
  return fetch(`${url}/healthz`).then(
    (response) => response.ok,
    () => false,
  );
}

async function until(condition: () => Promise<boolean> | boolean): Promise<void> {
  for (const giveUpAt = Date.now() + 20_000; !(await condition()); await sleep(50)) {
    if (Date.now() > giveUpAt) throw new Error('waited in vain');
  }
}

/** A data directory that a server made and was stopped on. */
let stopped: string;
beforeAll(async () => {
  stopped = await mkdtemp(path.join(tmpdir(), 'latchkey-stopped-'));
  const server = await spawnServer({ DATA_DIR: stopped });
  await server.ready;
  server.child.kill('SIGTERM');
  expect(await server.exit).toBe(0);
});
afterAll(() => rm(stopped, { recursive: true, force: true }));

/** A copy of it for one test. */
async function usedDataDir(): Promise<string> {
  const dataDir = await freshDataDir();
  // With owners and modes: the cluster is private to the user that PostgreSQL runs as.
  await promisify(execFile)('cp', ['-a', `${stopped}/.`, dataDir]);
  return dataDir;
}

const setupCode = (output: string) => /Setup code: (\S+)/.exec(output)?.[1];

describe('a server on its own data directory', () => {
  test('prints address and set-up link, keeps its files private, and ends everything on SIGTERM', async () => {
    const dataDir = await freshDataDir();
    const server = await spawnServer({ DATA_DIR: dataDir });
    await server.ready;
    const code = setupCode(server.output());
    expect(server.output()).toContain(`Latchkey is running at ${server.url}`);
    expect(server.output()).toContain(`${server.url}/setup?code=${code}`);
    expect(await isHealthy(server.url)).toBe(true);
    expect(await (await fetch(`${server.url}/orgs/acme`)).text()).toBe('a bare page');
    expect((await fetch(`${server.url}/v1/organizations`)).status).toBe(401);
    for (const name of ['secrets.env', 'postgres-password', 'latchkey.lock']) {
      expect([name, (await stat(path.join(dataDir, name))).mode & 0o777]).toEqual([name, 0o600]);
    }
    expect((await stat(cluster(dataDir))).mode & 0o777).toBe(0o700);
    const postmaster = await findPostmaster(cluster(dataDir));

    server.child.kill('SIGTERM');
    expect(await server.exit).toBe(0);
    expect(isAlive(postmaster?.pid ?? 0)).toBe(false);
    await expect(stat(path.join(dataDir, 'latchkey.lock'))).rejects.toThrow('ENOENT');
  });

  test('a demonstration that is ended while it is being filled leaves nothing behind, and that is no failure', async () => {
    const dataDir = path.join(await freshDataDir(), 'demo');
    const server = await spawnServer({ DATA_DIR: dataDir }, 'testing/filling-process.ts');
    await until(() => server.output().includes('It is being filled.'));
    server.child.kill('SIGINT');
    expect(await server.exit).toBe(0);
    await expect(stat(dataDir)).rejects.toThrow('ENOENT');
  });

  test('a second start says who is there and changes nothing', async () => {
    const dataDir = await usedDataDir();
    const first = await spawnServer({ DATA_DIR: dataDir });
    await first.ready;
    const second = await spawnServer({ DATA_DIR: dataDir });
    expect(await second.exit).toBe(1);
    expect(second.output()).toBe(
      `Latchkey already runs on the data directory ${dataDir} (process ${first.child.pid}, ${first.url}). ` +
        'Stop it first, or set DATA_DIR and PORT to run a second one.\n',
    );
    expect(await isHealthy(first.url)).toBe(true);
  });

  test('a new start takes over from a process that is ending', async () => {
    const dataDir = await usedDataDir();
    const first = await spawnServer({ DATA_DIR: dataDir });
    await first.ready;
    first.child.kill('SIGTERM');
    const second = await spawnServer({ DATA_DIR: dataDir });
    await second.ready;
    expect(await first.exit).toBe(0);
  });

  test('after kill -9 of the server the next start recovers, with a new set-up code', async () => {
    const dataDir = await usedDataDir();
    const first = await spawnServer({ DATA_DIR: dataDir });
    await first.ready;
    const left = await findPostmaster(cluster(dataDir));
    first.child.kill('SIGKILL');
    expect(await first.exit).toBe('SIGKILL');
    const second = await spawnServer({ DATA_DIR: dataDir });
    await second.ready;
    expect(isAlive(left?.pid ?? 0)).toBe(false);
    expect(await isHealthy(second.url)).toBe(true);
    expect(setupCode(second.output())).not.toBe(setupCode(first.output()));
  });

  test('after kill -9 of PostgreSQL the running server recovers by itself', async () => {
    const dataDir = await usedDataDir();
    const server = await spawnServer({ DATA_DIR: dataDir });
    await server.ready;
    const first = await findPostmaster(cluster(dataDir));
    assert(first);
    process.kill(first.pid, 'SIGKILL');
    // Not "until it is unhealthy": it may be well again between two looks.
    await until(async () => ![undefined, first.pid].includes((await findPostmaster(cluster(dataDir)))?.pid));
    await until(() => isHealthy(server.url));
  });

  test('after kill -9 of both the next start recovers', async () => {
    const dataDir = await usedDataDir();
    const first = await spawnServer({ DATA_DIR: dataDir });
    await first.ready;
    const postmaster = await findPostmaster(cluster(dataDir));
    first.child.kill('SIGKILL');
    assert(postmaster);
    process.kill(postmaster.pid, 'SIGKILL');
    const second = await spawnServer({ DATA_DIR: dataDir });
    await second.ready;
    expect(await isHealthy(second.url)).toBe(true);
  });

  test('a stale lock and a stale postmaster.pid of somebody else harm nobody', async () => {
    const dataDir = await usedDataDir();
    // Process ids are reused: both files name a living process that has nothing to do with us.
    const holder = { pid: process.pid, born: '1', address: 'http://localhost', isStopping: false };
    await writeFile(path.join(dataDir, 'latchkey.lock'), JSON.stringify(holder));
    await writeFile(path.join(cluster(dataDir), 'postmaster.pid'), `${process.pid}\n${cluster(dataDir)}\n1\n5432\n`);
    const server = await spawnServer({ DATA_DIR: dataDir });
    await server.ready;
    expect(await isHealthy(server.url)).toBe(true);
  });

  test('ends when the process that started it is gone', async () => {
    const server = await spawnServer({ DATA_DIR: await usedDataDir() });
    await server.ready;
    server.child.disconnect();
    expect(await server.exit).toBe(0);
  });

  test('lost keys are told, not replaced', async () => {
    const dataDir = await usedDataDir();
    const secrets = path.join(dataDir, 'secrets.env');
    const text = await readFile(secrets, 'utf8');
    await writeFile(secrets, text.replace(/^SESSION_KEY.*$/m, ''));
    const server = await spawnServer({ DATA_DIR: dataDir });
    expect(await server.exit).toBe(1);
    expect(server.output()).toBe(`SESSION_KEY is missing in ${secrets}. Restore the file from your backup.\n`);
  });
});

describe('mistakes are one sentence and exit code 1', () => {
  test('a database of another PostgreSQL', async () => {
    const dataDir = await freshDataDir();
    await mkdir(cluster(dataDir));
    await writeFile(path.join(cluster(dataDir), 'PG_VERSION'), '9\n');
    await writeFile(path.join(dataDir, 'secrets.env'), ENV_FILE);
    const server = await spawnServer({ DATA_DIR: dataDir });
    expect(await server.exit).toBe(1);
    expect(server.output()).toBe(
      `The database in ${cluster(dataDir)} was made by PostgreSQL 9, and this version of Latchkey brings 18. ` +
        'Use the version it was made with, or move the data with pg_dump and pg_restore.\n',
    );
  });

  test('a wrong variable', async () => {
    const server = await spawnServer({ LOG_LEVEL: 'loud' });
    expect(await server.exit).toBe(1);
    expect(server.output()).toBe('LOG_LEVEL is not usable: use trace, debug, info, warn, error or silent.\n');
  });

  test('a port that is taken', async () => {
    const dataDir = await usedDataDir();
    const first = await spawnServer({ DATA_DIR: dataDir });
    await first.ready;
    const port = new URL(first.url).port;
    const second = await spawnServer({ DATA_DIR: await usedDataDir(), PORT: port });
    expect(await second.exit).toBe(1);
    expect(second.output()).toBe(
      `Port ${port} is in use by another program. Stop that one, or set PORT to another number.\n`,
    );
  });

  test('DATABASE_URL without keys, and with a wrong password', async () => {
    const given = { DATABASE_URL: 'postgres://latchkey:wrong@127.0.0.1:1/x' };
    const server = await spawnServer(given);
    expect(await server.exit).toBe(1);
    expect(server.output()).toMatch(/^SESSION_KEY is missing\. It is needed with DATABASE_URL; make one with: .*\n$/);
    expect(server.output()).not.toContain('wrong');
  });
});
