import { spawn, type ChildProcess } from 'node:child_process';
import { readFile, readlink } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Owner, Place } from './embedded-place.ts';

/** Where lines of the database processes go; a pino logger fits. */
export interface EmbeddedLog {
  debug(line: string): void;
  info(line: string): void;
  warn(line: string): void;
}

/** PostgreSQL gets none of our environment: it holds keys that a database must never know. */
const CLEAN_ENV = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' } as unknown as NodeJS.ProcessEnv;

/** Starts one of the packaged programs as the owner, in a session of its own so that Ctrl-C does not reach it. */
export function spawnProgram(place: Place, program: string, args: string[]): ChildProcess {
  return spawn(path.join(place.native, 'bin', program), args, {
    ...asOwner(place.owner),
    cwd: '/',
    env: process.platform === 'win32' ? process.env : CLEAN_ENV,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

const asOwner = (owner: Owner) => (owner ? { uid: owner.uid, gid: owner.gid } : {});

/** Resolves with the exit code once the process ended; -1 when it could not be started. */
export function ended(child: ChildProcess): Promise<number> {
  if (child.exitCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => {
    child.once('exit', (code) => resolve(code ?? -1));
    child.once('error', () => resolve(-1));
  });
}

/** Calls `onLine` for every line the process writes. */
export function readLines(child: ChildProcess, onLine: (line: string) => void): void {
  for (const stream of [child.stdout, child.stderr]) {
    let rest = '';
    stream?.setEncoding('utf8').on('data', (text: string) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) if (line.trim() !== '') onLine(line.trim());
    });
  }
}

/** A TCP port of 127.0.0.1 that is free at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** The postmaster that holds the cluster right now, from its own lock file; null when there is none. */
export async function findPostmaster(cluster: string): Promise<{ pid: number; port: number } | null> {
  const text = await readFile(path.join(cluster, 'postmaster.pid'), 'utf8').catch(() => '');
  const [pidText, , , portText] = text.split('\n');
  const pid = Number(pidText);
  if (!Number.isInteger(pid) || pid <= 1 || !isAlive(pid) || !(await isPostmasterOf(pid, cluster))) return null;
  return { pid, port: Number(portText) };
}

/** Process ids are reused, so a number in a file is not enough to send a signal to. */
async function isPostmasterOf(pid: number, cluster: string): Promise<boolean> {
  if (process.platform === 'linux') {
    return readlink(`/proc/${pid}/cwd`).then(
      (folder) => folder === cluster,
      () => false,
    );
  }
  const ps = spawn('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { stdio: ['ignore', 'pipe', 'ignore'] });
  let text = '';
  ps.stdout.setEncoding('utf8').on('data', (part: string) => (text += part));
  await ended(ps);
  return text.includes('postgres') && text.includes(cluster);
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM';
  }
}

/** Stops a postmaster: "fast" (SIGINT) first, "immediate" (SIGQUIT) when that takes over 10 s, SIGKILL at last. */
export async function stopPostmaster(pid: number): Promise<void> {
  for (const [signal, patience] of [
    ['SIGINT', 10_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 2_000],
  ] as const) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    for (const until = Date.now() + patience; Date.now() < until; await sleep(20)) {
      if (!isAlive(pid)) return;
    }
  }
}
