import { createServer, type IncomingMessage, type Server } from 'node:http';

import { apiKey } from '@better-auth/api-key';
import { betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { Provider } from 'oidc-provider';
import pg from 'pg';

import type { ServerOptions } from './messages.ts';

type ReadText = (request: IncomingMessage, done: (text: string) => void) => void;

/** better-auth's API keys with their rate limit off, which is the faster way, and a pool as large as ours. */
export function betterAuthOn(databaseUrl: string) {
  return betterAuth({
    database: new pg.Pool({ connectionString: databaseUrl, max: 20 }),
    baseURL: 'http://localhost:8888',
    secret: 'x'.repeat(32),
    logger: { disabled: true },
    telemetry: { enabled: false },
    plugins: [apiKey({ rateLimit: { enabled: false } })],
  });
}

export async function migrateBetterAuth(databaseUrl: string): Promise<void> {
  const { runMigrations } = await getMigrations(betterAuthOn(databaseUrl).options);
  await runMigrations();
}

export function startBetterAuth({ databaseUrl }: ServerOptions, readText: ReadText): { server: Server } {
  const auth = betterAuthOn(databaseUrl);
  const server = createServer((request, response) =>
    readText(request, (text) => {
      const key = new URLSearchParams(text).get('token') ?? '';
      const answer = (status: number, body: object) => {
        const json = JSON.stringify(body);
        response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(json) });
        response.end(json);
      };
      auth.api.verifyApiKey({ body: { key } }).then(
        ({ valid, key: found }) => answer(200, valid ? { active: true, client_id: found?.id } : { active: false }),
        () => answer(500, {}),
      );
    }),
  );
  return { server };
}

const CLIENT = { id: 'bench', secret: 'bench-secret-bench-secret-bench-secret' };
export const OIDC_BASIC = `Basic ${Buffer.from(`${CLIENT.id}:${CLIENT.secret}`).toString('base64')}`;

/** oidc-provider with the adapter it comes with, which keeps everything in memory: it asks no database. */
export async function startOidcProvider({ tokens = 1 }: ServerOptions): Promise<{ server: Server; values: string[] }> {
  const provider = new Provider('http://localhost:8888', {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        grant_types: ['client_credentials'],
        redirect_uris: [],
        response_types: [],
      },
    ],
    features: {
      introspection: { enabled: true },
      clientCredentials: { enabled: true },
      devInteractions: { enabled: false },
    },
    ttl: { ClientCredentials: 86_400 },
  });
  const client = await provider.Client.find(CLIENT.id);
  if (!client) throw new Error('the client is there');
  const issue = () => new provider.ClientCredentials({ client, scope: 'member' }).save();
  const values = await Promise.all(Array.from({ length: tokens }, issue));
  return { server: createServer(provider.callback()), values };
}
