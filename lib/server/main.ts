import { parseEnv } from '#lib/env.ts';
import { issueSetupCode } from '#lib/users/issue-one-time-code.ts';

import { createLogger, sendConsoleToLog } from './log.ts';
import { startLatchkey, type Started } from './start.ts';

/** The production process: `node lib/server/main.ts`. Ends with 0 after SIGTERM or SIGINT, with 1 when it cannot start. */
async function main(): Promise<void> {
  const env = parseEnv(process.env);
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
    await starting.catch(() => {});
    await started?.stop();
    process.exit(code);
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => end(0));
  // The bootstrap that started us is gone, so nobody would pass signals on any more.
  process.on('disconnect', () => end(0));
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'uncaught exception');
    end(1);
  });
  process.on('unhandledRejection', (reason) => log.error({ err: reason }, 'unhandled rejection'));

  const starting = startLatchkey(env, log);
  started = await starting;
  if (stopping) return;
  const code = await issueSetupCode(started.runtime.db, started.runtime.clock.now());
  process.stdout.write(greeting(env.publicUrl, code));
}

function greeting(publicUrl: string, code: string | null): string {
  const lines = ['', `  Latchkey is running at ${publicUrl}`];
  if (code !== null) {
    lines.push('', '  Nobody can sign in yet. Become the first owner here (the link works once):');
    lines.push(`  ${publicUrl}/setup?code=${code}`, `  Setup code: ${code}`);
  }
  return `${[...lines, '', '  Press Ctrl+C to stop.', ''].join('\n')}\n`;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  if (process.env['LOG_LEVEL'] === 'debug') process.stderr.write(`${(error as Error).stack}\n`);
  process.exit(1);
});
