import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { Client } from 'pg';

import { exists, makePrivateFolder, preparePlace, type Place } from './embedded-place.ts';
import {
  ended,
  findPostmaster,
  freePort,
  readLines,
  spawnProgram,
  stopPostmaster,
  type EmbeddedLog,
} from './embedded-process.ts';

const USER = 'latchkey';
const DATABASE = 'latchkey';
const PASSWORD_FILE = 'postgres-password';

export interface EmbeddedOptions {
  /** Folder of this installation; the cluster is its sub-folder `postgres` where the database's user can reach it. */
  dataDir: string;
  log?: EmbeddedLog;
  /** False gives up crash safety for speed (fsync off): for tests and demos only. */
  durable?: boolean;
  /** True begins with an empty cluster and removes it, with the data directory, when it is stopped. */
  temporary?: boolean;
}

export interface Embedded {
  /** Connection string with the password in it: never log it. */
  url: string;
  /** Where the cluster is. */
  dataDir: string;
  /** Process id of the postmaster; changes when it had to be started again. */
  pid(): number;
  stop(): Promise<void>;
}

const silent: EmbeddedLog = { debug() {}, info() {}, warn() {} };

/**
 * Starts the packaged PostgreSQL on a random port of 127.0.0.1 and keeps it running until `stop`. The caller makes sure
 * that only one process uses the data directory. A postmaster left over by a killed process is stopped first.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const { log = silent, durable = true, temporary = false } = options;
  const dataDir = path.resolve(options.dataDir);
  const place = await preparePlace(dataDir);
  const cluster = path.join(await realpath(place.base), 'postgres');
  const left = await findPostmaster(cluster);
  if (left) {
    log.info(`A database process (${left.pid}) was left over from an earlier run; it is being stopped.`);
    await stopPostmaster(left.pid);
  }
  if (temporary) await rm(cluster, { recursive: true, force: true });
  const password = await ensureCluster(place, dataDir, cluster, durable);

  const port = await freePort();
  const url = connectionUrl(password, port);
  const start = () => startPostmaster(place, cluster, { port, url, durable, log });
  const state = { child: await start(), isStopping: false };
  const supervision = supervise(state, start, log);

  return {
    url,
    dataDir: cluster,
    pid: () => state.child.pid ?? 0,
    async stop() {
      const { child, isStopping } = state;
      if (isStopping) return supervision;
      state.isStopping = true;
      if (child.pid && child.exitCode === null && child.signalCode === null) await stopPostmaster(child.pid);
      await supervision;
      if (!temporary) return;
      await rm(cluster, { recursive: true, force: true });
      await rm(dataDir, { recursive: true, force: true });
      if (place.base !== dataDir) await rm(place.base, { recursive: true, force: true });
    },
  };
}

interface Supervised {
  child: ChildProcess;
  isStopping: boolean;
}

/** Starts the postmaster again whenever it ends by itself, until it is told to stop. */
async function supervise(state: Supervised, start: () => Promise<ChildProcess>, log: EmbeddedLog): Promise<void> {
  let wait = 200;
  for (;;) {
    await ended(state.child);
    if (state.isStopping) return;
    log.warn('The database process ended unexpectedly; it is being started again.');
    await sleep(wait);
    if (state.isStopping) return;
    try {
      state.child = await start();
      wait = 200;
    } catch (error) {
      log.warn((error as Error).message);
      wait = Math.min(wait * 2, 5_000);
    }
  }
}

/** True when the data directory has a database already. Creates the folders it lives in. */
export async function hasEmbeddedCluster(dataDir: string): Promise<boolean> {
  const place = await preparePlace(path.resolve(dataDir));
  return exists(path.join(place.base, 'postgres', 'PG_VERSION'));
}

/** The connection string of the database that a running process serves from this data directory; null when none runs. */
export async function findRunningEmbedded(dataDir: string): Promise<string | null> {
  const place = await preparePlace(path.resolve(dataDir));
  const running = await findPostmaster(path.join(await realpath(place.base), 'postgres'));
  if (!running) return null;
  const password = await readFile(path.join(path.resolve(dataDir), PASSWORD_FILE), 'utf8');
  return connectionUrl(password.trim(), running.port);
}

const connectionUrl = (password: string, port: number) =>
  `postgres://${USER}:${password}@127.0.0.1:${port}/${DATABASE}`;

/** Makes the cluster if there is none and returns its password. A half-made one is thrown away. */
async function ensureCluster(place: Place, dataDir: string, cluster: string, durable: boolean): Promise<string> {
  const passwordFile = path.join(dataDir, PASSWORD_FILE);
  const made = await readFile(path.join(cluster, 'PG_VERSION'), 'utf8').catch(() => null);
  if (made !== null) {
    const [major] = place.version.split('.');
    if (made.trim() !== major) {
      throw new Error(
        `The database in ${cluster} was made by PostgreSQL ${made.trim()}, and this version of Latchkey brings ${major}. ` +
          'Use the version it was made with, or move the data with pg_dump and pg_restore.',
      );
    }
    const password = await readFile(passwordFile, 'utf8').catch(() => '');
    if (password.trim() !== '') return password.trim();
    throw new Error(
      `${passwordFile} is missing, but the database of ${cluster} needs it. Restore it from your backup of the data directory.`,
    );
  }
  const password = randomBytes(24).toString('hex');
  const partial = `${cluster}.partial`;
  await makePrivateFolder(partial, place.owner);
  const handOver = path.join(place.base, 'postgres-password.partial');
  await rm(handOver, { force: true });
  await writeFile(handOver, password, { mode: 0o600, flag: 'wx' });
  if (place.owner) await chown(handOver, place.owner.uid, place.owner.gid);
  const args = ['--pgdata', partial, '--username', USER, '--pwfile', handOver, '--auth', 'scram-sha-256'];
  args.push('--encoding', 'UTF8', '--locale', 'C', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8');
  const initdb = spawnProgram(place, 'initdb', durable ? args : [...args, '--no-sync']);
  const lines: string[] = [];
  readLines(initdb, (line) => lines.push(line));
  initdb.once('error', (error) => lines.push(error.message));
  const code = await ended(initdb);
  await rm(handOver, { force: true });
  if (code !== 0) throw new Error(`The database could not be created in ${cluster}: ${lines.slice(-3).join(' ')}`);
  await rm(passwordFile, { force: true });
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600, flag: 'wx' });
  await rename(partial, cluster);
  return password;
}

interface PostmasterOptions {
  port: number;
  url: string;
  durable: boolean;
  log: EmbeddedLog;
}

/** Starts the postmaster and waits until it answers; crash recovery may take a while, a refusal to start may not. */
async function startPostmaster(place: Place, cluster: string, { port, url, durable, log }: PostmasterOptions) {
  // Backends of a killed postmaster hold its shared memory for a moment, hence several attempts.
  for (const giveUpAt = Date.now() + 8_000; ; await sleep(250)) {
    // A lock file whose process is gone; PostgreSQL itself would trip over a reused process id.
    if (!(await findPostmaster(cluster))) await rm(path.join(cluster, 'postmaster.pid'), { force: true });
    const settings = [
      `port=${port}`,
      'listen_addresses=127.0.0.1',
      'unix_socket_directories=',
      'timezone=UTC',
      'log_timezone=UTC',
      'max_connections=200',
      // Room for every list index of 100,000 tokens; memory is taken when it is first used.
      'shared_buffers=256MB',
      // Statements and their values may hold what must not be in a log.
      'log_min_error_statement=panic',
      'log_error_verbosity=terse',
      // After a crash one call for the file system instead of one for each of its files, which takes seconds.
      ...(process.platform === 'linux' ? ['recovery_init_sync_method=syncfs'] : []),
      ...(durable ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']),
    ];
    const child = spawnProgram(place, 'postgres', ['-D', cluster, ...settings.flatMap((setting) => ['-c', setting])]);
    const lines: string[] = [];
    readLines(child, (line) => {
      if (lines.length < 20) lines.push(line);
      log.debug(line);
    });
    child.once('error', (error) => lines.push(error.message));
    const gone = ended(child).then(() => 'gone' as const);
    if ((await Promise.race([gone, untilReady(url)])) === 'ready') return child;
    if (Date.now() > giveUpAt) throw new Error(`The database did not start: ${lines.slice(-3).join(' ')}`);
  }
}

/** Waits up to two minutes for an answer and makes sure that the database exists. */
async function untilReady(url: string): Promise<'ready' | 'gone'> {
  for (const giveUpAt = Date.now() + 120_000; Date.now() < giveUpAt; await sleep(30)) {
    const client = new Client({ connectionString: url.replace(/\/[^/]*$/, '/postgres') });
    client.on('error', () => {});
    try {
      await client.connect();
      const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
      if (found.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
      return 'ready';
    } catch (error) {
      if ((error as { code?: string }).code === '28P01')
        throw new Error('The database refused its password.', { cause: error });
    } finally {
      await client.end().catch(() => {});
    }
  }
  return 'gone';
}
