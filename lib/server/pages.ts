import { createServer } from 'node:http';

import type { Env } from '#lib/env.ts';

import type { Handler } from './http.ts';

/** Next's request handler for the built application in `root`. */
export async function createPages(env: Env, root: string): Promise<Handler> {
  const { default: next } = await import('next');
  const app = next({
    dev: false,
    dir: root,
    hostname: env.HOST,
    port: env.PORT,
    quiet: true,
    // Next would answer upgrades on our server past every check of http.ts; this one never listens.
    httpServer: createServer(),
  });
  await app.prepare();
  return app.getRequestHandler();
}
