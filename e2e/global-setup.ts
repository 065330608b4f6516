import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { startEmbedded } from '#db/embedded.ts';

import { E2E_PORT, E2E_URL, saveProductState } from './fixtures/product-state.ts';

const root = path.join(import.meta.dirname, '..');
const START_TIMEOUT_MS = 60_000;

/** Starts the built product on a PostgreSQL of its own, as an operator would with DATABASE_URL. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'latchkey-e2e-'));
  const logFile = path.join(dataDir, 'server.log');
  const embedded = await startEmbedded({ dataDir: path.join(dataDir, 'db'), durable: false, temporary: true });
  const key = () => randomBytes(32).toString('base64');
  const secrets = { SESSION_KEY: key(), TOKEN_PEPPERS: `1:${key()}`, KEY_ENCRYPTION_KEY: key() };
  const server = spawn(path.join(root, 'node_modules/.bin/node'), ['lib/server/main.ts'], {
    cwd: root,
    env: {
      ...process.env,
      ...secrets,
      NODE_ENV: 'production',
      PORT: String(E2E_PORT),
      PUBLIC_URL: E2E_URL,
      DATABASE_URL: embedded.url,
      LOG_LEVEL: 'debug',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log = createWriteStream(logFile);
  server.stdout.pipe(log, { end: false });
  server.stderr.pipe(log, { end: false });
  const ended = new Promise<void>((resolve) => void server.once('exit', () => resolve()));
  const stop = async () => {
    server.kill('SIGTERM');
    await ended;
    await embedded.stop();
  };
  try {
    await waitUntilReady(ended, logFile);
  } catch (error) {
    await stop();
    throw error;
  }
  saveProductState({
    databaseUrl: embedded.url,
    databaseDir: embedded.dataDir,
    logFile,
    serverPid: server.pid ?? 0,
    sessionKey: secrets.SESSION_KEY,
    tokenPeppers: secrets.TOKEN_PEPPERS,
    keyEncryptionKey: secrets.KEY_ENCRYPTION_KEY,
  });
  return stop;
}

async function waitUntilReady(ended: Promise<void>, logFile: string): Promise<void> {
  let isOver = false;
  void ended.then(() => (isOver = true));
  for (const end = Date.now() + START_TIMEOUT_MS; Date.now() < end && !isOver; await sleep(200)) {
    const answer = await fetch(`${E2E_URL}/healthz`).catch(() => null);
    if (answer?.ok) return;
  }
  throw new Error(`The product did not start:\n${await readFile(logFile, 'utf8').catch(() => 'no output')}`);
}
