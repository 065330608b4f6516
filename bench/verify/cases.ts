import type autocannon from 'autocannon';

import type { Runtime } from '#lib/runtime.ts';

import type { Case } from './load.ts';
import type { ServerOptions } from './messages.ts';
import { migrateBetterAuth, OIDC_BASIC } from './peers.ts';
import { seedBetterAuth, seedLatchkey, type Seed } from './seed.ts';
import { startServer, type BenchServer } from './servers.ts';

const ROTATING = 500;

export interface Cases {
  cases: Case[];
  seed: Seed;
  /** How Latchkey's servers are started. */
  ours: ServerOptions;
  servers: BenchServer[];
  /** Requests of ROTATING values against a fresh server of ours, for what is counted rather than timed. */
  rotating: autocannon.Request[];
}

const form = (token: string, authorization: string): autocannon.Request => ({
  method: 'POST',
  path: '/oauth/introspect',
  headers: { authorization, 'content-type': 'application/x-www-form-urlencoded' },
  body: `token=${token}`,
});

const get = (token: string): autocannon.Request => ({
  method: 'GET',
  path: '/verify',
  headers: { authorization: `Bearer ${token}` },
});

async function ask({ port }: BenchServer, { path = '/', ...request }: autocannon.Request): Promise<string> {
  return (await fetch(`http://127.0.0.1:${port}${path}`, request as RequestInit)).text();
}

/** Makes sure that each request is answered as its case says, before anything is timed. */
async function expectAnswer(
  server: BenchServer,
  request: autocannon.Request | undefined,
  start: string,
): Promise<string> {
  const text = await ask(server, request ?? {});
  if (!text.startsWith(start)) throw new Error(`expected ${start}, got ${text.slice(0, 200)}`);
  return text;
}

/** Fills the database with `different` values in force, starts the servers and makes the requests. */
export async function makeCases(runtime: Runtime, databaseUrl: string, different: number): Promise<Cases> {
  const seed = await seedLatchkey(runtime, different);
  await migrateBetterAuth(databaseUrl);
  const keys = await seedBetterAuth(runtime.db, different);
  const { peppers, keyEncryptionKey } = runtime.secrets;
  const secrets = {
    peppers: [...peppers].map(([id, pepper]): [number, string] => [id, pepper.toString('base64')]),
    keyEncryptionKey: keyEncryptionKey.toString('base64'),
  };
  const options: ServerOptions = { kind: 'latchkey', databaseUrl, secrets };
  const ours = await startServer(options);
  const uncached = await startServer({ ...options, hasCache: false });
  const better = await startServer({ kind: 'better-auth', databaseUrl });
  const oidc = await startServer({ kind: 'oidc-provider', databaseUrl, tokens: ROTATING });

  const bearer = `Bearer ${seed.caller}`;
  const formOf = (value: string) => form(value, bearer);
  const rotating = seed.good.slice(0, ROTATING).map(formOf);
  const betterForms = keys.map((key) => form(key, ''));
  const oidcForms = (oidc.values ?? []).map((token) => ({ ...form(token, OIDC_BASIC), path: '/token/introspection' }));
  const answer = await expectAnswer(ours, rotating[0], '{"active":true');
  await expectAnswer(better, betterForms[0], '{"active":true');
  await expectAnswer(oidc, oidcForms[0], '{"active":true');
  for (const value of [seed.absent[0], seed.deleted[0], seed.expired[0], seed.noise[0]]) {
    await expectAnswer(uncached, formOf(value ?? ''), '{"active":false}');
  }
  const bare = await startServer({ kind: 'bare', databaseUrl, answer });
  const bareGet = await startServer({ kind: 'bare', databaseUrl, answer: '' });
  const gets = seed.good.slice(0, ROTATING).map(get);
  const split = { ...uncached, isSplit: true };
  return {
    seed,
    ours: options,
    rotating,
    servers: [ours, uncached, better, oidc, bare, bareGet],
    cases: [
      { name: 'introspection, warm', ...ours, requests: rotating },
      { name: 'introspection, one hot token', ...ours, requests: rotating.slice(0, 1) },
      { name: 'introspection, better-auth', ...better, requests: betterForms.slice(0, ROTATING) },
      { name: 'introspection, oidc-provider', ...oidc, requests: oidcForms },
      { name: 'introspection, bare server', ...bare, requests: rotating },
      { name: '/verify, warm', ...ours, requests: gets },
      { name: '/verify, bare server', ...bareGet, requests: gets },
      { name: 'database path', ...split, requests: seed.good.map(formOf) },
      { name: 'database path, better-auth', ...better, isSplit: true, requests: betterForms },
      { name: 'database path, noise', ...split, requests: seed.noise.map(formOf) },
      { name: 'database path, unknown', ...split, requests: seed.absent.map(formOf) },
      { name: 'database path, revoked', ...split, requests: seed.deleted.map(formOf) },
      { name: 'database path, expired', ...split, requests: seed.expired.map(formOf) },
    ],
  };
}
