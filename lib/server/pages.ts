import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

import type { Env } from '#lib/env.ts';

/** Next's request handler for the built application in `root`. */
export async function createPages(
  env: Env,
  root: string,
): Promise<(request: IncomingMessage, response: ServerResponse) => Promise<void>> {
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
