import { setTimeout as sleep } from 'node:timers/promises';

import { parseEnv } from '#lib/env.ts';
import type { Runtime } from '#lib/runtime.ts';
import { issueSetupCode } from '#lib/users/issue-one-time-code.ts';

import { createLogger, redactText, sendConsoleToLog } from './log.ts';
import { startLatchkey, type Started, type StartOptions } from './start.ts';

export interface ProcessOptions extends StartOptions {
  /** Told once everything runs; what it returns is printed below the address. */
  onStarted?: (runtime: Runtime) => Promise<string[]>;
}

/**
 * Makes this process a Latchkey server until it is told to end: exit code 0 after SIGTERM or SIGINT, 1 with one
 * sentence when it cannot start.
 */
export function runProcess(env: NodeJS.ProcessEnv, options: ProcessOptions): void {
  serveUntilSignal(env, options).catch((error: unknown) => {
    const isDetailed = process.env['LOG_LEVEL'] === 'debug' && error instanceof Error;
    const text = isDetailed ? error.stack : error instanceof Error ? error.message : error;
    process.stderr.write(`${redactText(String(text))}\n`);
    process.exit(1);
  });
}

async function serveUntilSignal(source: NodeJS.ProcessEnv, options: ProcessOptions): Promise<void> {
  const env = parseEnv(source);
  process.env['NEXTAUTH_URL'] = env.publicUrl;
  const log = createLogger(env.LOG_LEVEL);
  sendConsoleToLog(log);

  let started: Started | null = null;
  let stopping: Promise<void> | null = null;
  // Ctrl-C reaches the whole process group and npm passes it on as well: the second and third signal change nothing.
  const end = (code: number) => {
    stopping ??= finish(code);
  };
  const finish = async (code: number) => {
    // A start that waits for its database must not hold up the end; what it leaves, the next start clears.
    await Promise.race([starting.catch(() => {}), sleep(5_000)]);
    await started?.stop();
    process.exit(code);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => end(0));
  process.on('SIGHUP', () => {
    if (started?.renewCertificate) void started.renewCertificate();
    else end(0);
  });
  // The bootstrap that started us is gone, so nobody would pass signals on any more.
  process.on('disconnect', () => end(0));
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'uncaught exception');
    end(1);
  });
  // Whoever read our output may be gone first.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  process.on('unhandledRejection', (reason) => log.error({ err: reason }, 'unhandled rejection'));

  const starting = startLatchkey(env, log, options);
  started = await starting;
  if (stopping) return;
  const lines = await (options.onStarted ?? setupLines)(started.runtime).catch(async (error: unknown) => {
    // When a signal came meanwhile, the end it began must come to its own end.
    await (stopping ?? started?.stop());
    throw error;
  });
  const data = started.folders.length > 0 ? [`Its data is in ${started.folders.join(' and ')}`] : [];
  const all = [`Latchkey is running at ${env.publicUrl}`, ...data, '', ...lines, 'Press Ctrl+C to stop.', ''];
  process.stdout.write(`\n${indent(all)}`);
}

async function setupLines({ db, clock, env }: Runtime): Promise<string[]> {
  const code = await issueSetupCode(db, clock.now());
  if (code === null) return [];
  return [
    'Nobody can sign in yet. Become the first owner here (the link works once):',
    `${env.publicUrl}/setup?code=${code}`,
    `Setup code: ${code}`,
    '',
  ];
}

const indent = (lines: string[]) => lines.map((line) => (line === '' ? '\n' : `  ${line}\n`)).join('');
