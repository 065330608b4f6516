import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterEach, vi } from 'vitest';

import { findPostmaster, stopPostmaster } from '#db/embedded-process.ts';
import { takePort } from '#db/testing/take-port.ts';

const SERVER = fileURLToPath(new URL('..', import.meta.url));

export interface Spawned {
  child: ChildProcess;
  url: string;
  /** Everything written so far. */
  output(): string;
  exit: Promise<number | string>;
  /** Resolves once the address was printed; rejects with the output when the process ends before. */
  ready: Promise<void>;
}

// Real processes on a machine that does other things too.
vi.setConfig({ testTimeout: 120_000 });

const running: ChildProcess[] = [];
const folders: string[] = [];
afterEach(async () => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
  for (const folder of folders.splice(0)) {
    const left = await findPostmaster(path.join(folder, 'postgres'));
    if (left) await stopPostmaster(left.pid);
    await rm(folder, { recursive: true, force: true });
  }
});

/** An empty data directory, removed after the test with whatever still runs on it. */
export async function freshDataDir(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'latchkey-process-'));
  folders.push(folder);
  return folder;
}

/** Runs a script of lib/server in a process of its own, with nothing in its environment but what is given. */
export async function spawnServer(
  env: Record<string, string>,
  script = 'testing/bare-process.ts',
  args: string[] = [],
): Promise<Spawned> {
  const port = env['PORT'] ?? String(await takePort());
  const child = spawn(process.execPath, [path.join(SERVER, script), ...args], {
    env: { PATH: process.env['PATH'], PORT: port, ...env } as unknown as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  running.push(child);
  let text = '';
  const exit = new Promise<number | string>((resolve) =>
    child.once('exit', (code, signal) => resolve(code ?? signal ?? '')),
  );
  const ready = new Promise<void>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (part: string) => {
        text += part;
        if (text.includes('Latchkey is running at')) resolve();
      });
    }
    void exit.then(() => reject(new Error(`ended before it was ready: ${text}`)));
  });
  ready.catch(() => {});
  return { child, url: `http://localhost:${port}`, output: () => text, exit, ready };
}
