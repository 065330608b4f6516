import { createServer, type Server } from 'node:net';

import type { Env } from '#lib/env.ts';

import type { AnyServer } from './http.ts';

/** How long requests may take to end once the process was told to stop. */
const DRAIN_MS = 10_000;

type Where = Pick<Env, 'HOST' | 'PORT'>;

/** Throws one sentence when the address is taken or not ours. */
export async function assertCanListen(env: Where): Promise<void> {
  const probe = createServer();
  await listenOn(probe, env);
  await new Promise((resolve) => probe.close(resolve));
}

export function listenOn(server: Server, env: Where): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(listenError(env, error)));
    server.listen(env.PORT, env.HOST, resolve);
  });
}

function listenError(env: Where, error: NodeJS.ErrnoException): Error {
  if (error.code === 'EADDRINUSE') {
    return new Error(`Port ${env.PORT} is in use by another program. Stop that one, or set PORT to another number.`);
  }
  if (error.code === 'EACCES') {
    return new Error(`This user may not listen on port ${env.PORT}. Set PORT to a number above 1023.`);
  }
  return new Error(`HOST ${env.HOST} cannot be listened on (${error.code}). Set it to an address of this machine.`, {
    cause: error,
  });
}

/** Lets running requests end; connections that only wait are closed at once. */
export async function closeServer(server: AnyServer): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  await closed;
  clearTimeout(timer);
}
