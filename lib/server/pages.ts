import { createServer } from 'node:http';

import type { Env } from '#lib/env.ts';

import type { Handler } from './http.ts';

/** Next's request handler for the built application in `root`. */
export async function createPages(env: Env, root: string): Promise<Handler> {
  Object.assign(process.env, {
    NODE_ENV: 'production',
    // Where Next fetches the page an action redirects to: ourselves, not the public address, which may not lead here.
    __NEXT_PRIVATE_ORIGIN: ownOrigin(env),
  });
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

function ownOrigin({ HOST, PORT, TLS_CERT_FILE, publicUrl }: Env): string {
  // The certificate is for the public name. Where that leads elsewhere, the browser follows the redirect by itself.
  if (TLS_CERT_FILE !== undefined) return publicUrl;
  const host = HOST === '0.0.0.0' ? '127.0.0.1' : HOST === '::' ? '::1' : HOST;
  return `http://${host.includes(':') ? `[${host}]` : host}:${PORT}`;
}
