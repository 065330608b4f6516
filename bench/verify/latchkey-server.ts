import type { Server } from 'node:http';

import { pino } from 'pino';

import { createDatabase, createPool } from '#db/client.ts';
import { systemClock } from '#lib/clock.ts';
import { parseEnv } from '#lib/env.ts';
import type { Runtime } from '#lib/runtime.ts';
import { createDirectDoors } from '#lib/server/direct-doors.ts';
import { createHttpServer } from '#lib/server/http.ts';
import { createVerification } from '#lib/verification/create-verification.ts';

import type { ServerOptions } from './messages.ts';

/** Leads nowhere: a process that hears of no changes does not use its cache. */
const NOWHERE = 'postgres://nobody:none@127.0.0.1:9/none';

/** A runtime of production: usage is recorded, changes are listened for. */
export function startRuntime({ databaseUrl, secrets, hasCache = true }: ServerOptions): Runtime {
  const pool = createPool(databaseUrl);
  const db = createDatabase(pool);
  const keys = {
    sessionKey: 'x'.repeat(32),
    peppers: new Map(secrets?.peppers.map(([id, pepper]) => [id, Buffer.from(pepper, 'base64')])),
    keyEncryptionKey: Buffer.from(secrets?.keyEncryptionKey ?? '', 'base64'),
  };
  const log = pino({ level: 'error' });
  const clock = systemClock;
  const url = hasCache ? databaseUrl : NOWHERE;
  const verification = createVerification({ db, databaseUrl: url, secrets: keys, clock, log, guessLimit: 0 });
  verification.start();
  const env = parseEnv({ DATABASE_URL: databaseUrl, PUBLIC_URL: 'http://localhost:8888' });
  const { changes } = verification;
  const clockSkewMs = () => verification.clockSkewMs();
  return { env, secrets: keys, pool, db, clock, log, verification, changes, clockSkewMs };
}

/** The server of production with all its checks, but no pages. */
export function startLatchkey(options: ServerOptions): { server: Server; stop: () => Promise<void> } {
  const runtime = startRuntime(options);
  const { env, log, verification } = runtime;
  const nobody = () => undefined;
  const server = createHttpServer({
    env,
    log,
    direct: createDirectDoors(runtime),
    machine: nobody,
    pages: nobody,
    databaseAnswers: () => Promise.resolve(true),
  });
  return { server: server as Server, stop: () => verification.stop() };
}
