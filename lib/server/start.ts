import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { getRequestListener } from '@hono/node-server';
import type { Logger } from 'pino';

import { createDatabase, createPool } from '#db/client.ts';
import { createApi } from '#lib/api/app.ts';
import type { ApiApp } from '#lib/api/create-app.ts';
import { addDocsTextRoutes } from '#lib/api/docs-text.ts';
import { documentsOf } from '#lib/api/openapi.ts';
import { systemClock } from '#lib/clock.ts';
import { readDocs } from '#lib/docs/read-docs.ts';
import type { Env } from '#lib/env.ts';
import { setRuntime, type Runtime } from '#lib/runtime.ts';
import { createVerification } from '#lib/verification/create-verification.ts';

import { checkKeys } from './check-keys.ts';
import { parseTrustedProxies } from './client-address.ts';
import { lockDataDir, type DataDirLock } from './data-dir-lock.mjs';
import { createDatabaseProbe } from './database-probe.ts';
import { startHousekeeping } from './housekeeping.ts';
import { createDirectDoors } from './direct-doors.ts';
import { createHttpServer, type AnyServer, type Handler } from './http.ts';
import { assertCanListen, closeServer, listenOn } from './listen.ts';
import { openDatabase, type OpenDatabase } from './open-database.ts';
import { readTlsFiles, type TlsFiles } from './tls.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface Started {
  runtime: Runtime;
  /** Folders to back up; empty with DATABASE_URL. */
  folders: string[];
  /** Takes the certificate as its files are now, for new connections; null when the server does not speak HTTPS. */
  renewCertificate: (() => Promise<void>) | null;
  stop(): Promise<void>;
}

export interface StartOptions {
  /** Makes the handler of everything that is not for programs: Next, in production. */
  createPages: (env: Env, root: string) => Promise<Handler>;
  /** Begins with an empty database and throws the data directory away at the end. */
  isTemporary?: boolean;
}

/**
 * Starts everything in the order it depends on each other, and undoes what was started when a later step fails. Throws
 * one sentence.
 */
export async function startLatchkey(env: Env, log: Logger, options: StartOptions): Promise<Started> {
  const { createPages, isTemporary = false } = options;
  const undo: (() => Promise<unknown> | void)[] = [];
  let lock: DataDirLock | null = null;
  const stop = async () => {
    await lock?.markStopping();
    for (let step = undo.pop(); step; step = undo.pop()) {
      await Promise.resolve(step()).catch((error: unknown) => log.error({ err: error }, 'a step of stopping failed'));
    }
  };
  try {
    parseTrustedProxies(env.TRUSTED_PROXIES);
    if (env.DATABASE_URL === undefined) {
      lock = await lockDataDir(path.resolve(env.DATA_DIR), env.publicUrl);
      undo.push(lock.release);
    }
    // Before the database is touched: the usual mistakes should be told at once.
    await assertCanListen(env);
    const tls = await readTlsFiles(env);
    const database = await openDatabase(env, log, isTemporary);
    undo.push(database.stop);
    const runtime = buildRuntime(env, log, database);
    undo.push(() => runtime.pool.end());
    await checkKeys(runtime);
    runtime.verification.start();
    undo.push(() => runtime.verification.stop());
    undo.push(startHousekeeping(runtime).stop);
    const api = createApi(runtime);
    const docs = await readDocs(path.join(ROOT, 'docs'), env.publicUrl);
    addDocsTextRoutes(api, runtime, docs);
    setRuntime({ ...runtime, docs, apiDocument: documentsOf(api, env.publicUrl) });
    const server = await serve(runtime, api, await createPages(env, ROOT), tls);
    undo.push(() => closeServer(server));
    return { runtime, folders: database.folders, renewCertificate: renewalOf(server, env, log), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function buildRuntime(env: Env, log: Logger, { url, secrets }: OpenDatabase): Runtime {
  const pool = createPool(url);
  const db = createDatabase(pool);
  const verification = createVerification({
    db,
    databaseUrl: url,
    secrets,
    clock: systemClock,
    log,
    guessLimit: env.GUESSES_PER_ADDRESS,
  });
  const { changes } = verification;
  const clockSkewMs = () => verification.clockSkewMs();
  return { env, secrets, pool, db, clock: systemClock, log, verification, changes, clockSkewMs };
}

/** What was read last stays in use when the files cannot be used now. */
function renewalOf(server: AnyServer, env: Env, log: Logger): (() => Promise<void>) | null {
  if (!('setSecureContext' in server)) return null;
  return async () => {
    try {
      const files = await readTlsFiles(env);
      if (files) server.setSecureContext(files);
      log.info('the certificate was read again');
    } catch (error) {
      log.error({ err: error }, 'the certificate was not read again');
    }
  };
}

async function serve(runtime: Runtime, api: ApiApp, pages: Handler, tls: TlsFiles | null): Promise<AnyServer> {
  const { env, log, pool } = runtime;
  const server = createHttpServer({
    env,
    log,
    direct: createDirectDoors(runtime),
    // `overrideGlobalObjects` would replace Request and Response for Next as well.
    machine: getRequestListener(api.fetch, { overrideGlobalObjects: false }),
    pages,
    databaseAnswers: createDatabaseProbe(pool),
    tls,
  });
  await listenOn(server, env);
  return server;
}
