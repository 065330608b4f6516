import { fork, type ChildProcess } from 'node:child_process';
import path from 'node:path';

import type { Ready, ServerOptions } from './messages.ts';

export interface BenchServer extends Ready {
  pid: number;
  stop(): Promise<void>;
}

/** Starts a server in a process of its own and waits until it listens. */
export async function startServer(options: ServerOptions): Promise<BenchServer> {
  const script = path.join(import.meta.dirname, 'server-process.ts');
  const profile = process.env['BENCH_CPU_PROF'] === options.kind ? ['--cpu-prof', '--cpu-prof-dir=bench/results'] : [];
  const child = fork(script, [JSON.stringify(options)], {
    execArgv: profile,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ready = await new Promise<Ready>((resolve, reject) => {
    child.once('message', (message) => resolve(message as Ready));
    child.once('exit', (code) => reject(new Error(`${options.kind} ended with ${code} before it listened`)));
  });
  return { ...ready, pid: child.pid ?? 0, stop: () => stop(child) };
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.disconnect();
  });
}
