import { spawn } from 'node:child_process';
import path from 'node:path';

import { ended } from '#db/embedded-process.ts';
import { takePort } from '#db/testing/take-port.ts';
import { NO_API_LIMITS } from '#db/testing/test-context.ts';
import type { Secrets } from '#lib/secrets.ts';

import { checkedFetch } from './checked-fetch.ts';

export interface ApiProcess {
  pid: number;
  origin: string;
  /** Asks this process, over HTTP, and holds its answer against its OpenAPI document. */
  fetch: ReturnType<typeof checkedFetch>;
  /** The same for JSON. */
  ask(
    path: string,
    token: string,
    method?: string,
    json?: unknown,
    headers?: Record<string, string>,
  ): Promise<{ status: number; body: ApiAnswer }>;
  /** Everything the process wrote so far. */
  output(): string;
  /** Sends SIGTERM and waits for the end; answers the exit code. */
  stop(): Promise<number>;
}

/** What the tests read of an answer. */
export type ApiAnswer = { id?: string; token?: string; message?: string; organizationName?: string } | null;

const base64 = (key: Buffer) => key.toString('base64');

/** What a server needs in its environment to work on this database. */
export const serverEnvironment = (databaseUrl: string, secrets: Secrets): Record<string, string> => ({
  ...NO_API_LIMITS,
  DATABASE_URL: databaseUrl,
  SESSION_KEY: secrets.sessionKey,
  TOKEN_PEPPERS: [...secrets.peppers].map(([id, key]) => `${id}:${base64(key)}`).join(','),
  KEY_ENCRYPTION_KEY: base64(secrets.keyEncryptionKey),
});

/** Starts the server of production in a process of its own on a database that others use too, and waits until it listens. */
export async function spawnApi(
  databaseUrl: string,
  secrets: Secrets,
  env: Record<string, string> = {},
): Promise<ApiProcess> {
  const port = await takePort();
  const child = spawn(process.execPath, [path.join(import.meta.dirname, '../../server/testing/bare-process.ts')], {
    env: {
      ...process.env,
      ...serverEnvironment(databaseUrl, secrets),
      PORT: String(port),
      LOG_LEVEL: 'debug',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const isRunning = new Promise<void>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        if (output.includes('is running at')) resolve();
      });
    }
    child.once('exit', () => reject(new Error(`The process ended at once: ${output}`)));
  });
  await isRunning;
  const origin = `${env['TLS_CERT_FILE'] === undefined ? 'http' : 'https'}://127.0.0.1:${port}`;
  const fetch = checkedFetch(origin);
  return {
    origin,
    fetch,
    pid: child.pid ?? 0,
    output: () => output,
    async ask(target, token, method = 'GET', json, headers = {}) {
      const response = await fetch(target, {
        method,
        headers: {
          ...headers,
          authorization: `Bearer ${token}`,
          ...(json !== undefined && { 'content-type': 'application/json' }),
        },
        ...(json !== undefined && { body: JSON.stringify(json) }),
      });
      const text = await response.text();
      return { status: response.status, body: text === '' ? null : (JSON.parse(text) as ApiAnswer) };
    },
    stop() {
      child.kill('SIGTERM');
      return ended(child);
    },
  };
}
