import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';

import { insertMember, insertOrganization } from '#db/testing/factories.ts';
import { insertDeployment, insertWorkspace } from '#db/testing/places.ts';
import { takePort } from '#db/testing/take-port.ts';
import { contextOf, testRuntime } from '#db/testing/test-context.ts';
import { useTestDatabase } from '#db/testing/test-database.ts';
import { spawnApi, type ApiProcess } from '#lib/api/testing/spawn-api.ts';
import { readDocs } from '#lib/docs/read-docs.ts';
import { blocksOf } from '#lib/docs/testing/blocks.ts';
import { createToken } from '#lib/tokens/create-token.ts';

import { ask, type Answer } from './testing/doors.ts';
import { openCountedWay, startNginx } from './testing/nginx.ts';

// The configurations of docs/reverse-proxy.md: that of nginx runs, those of Traefik and Envoy are read, and what these
// proxies would ask by them is sent to Latchkey.

const DEPLOYMENT = 'cm4deployment000000000001';
const GUESSES = 3;
const METRICS_TOKEN = 'scrape-token-of-a-test';
const database = useTestDatabase();
const configuration = new Map<string, string>();
const tokens = { allowed: '', denied: '', fromOneAddress: '', endsSoon: '', allowedId: '' };
const service = { server: null as Server | null, seen: [] as IncomingHttpHeaders[] };
let organizationId: string;
let api: ApiProcess;
let way: Awaited<ReturnType<typeof openCountedWay>>;
let nginx: { stop(): Promise<void> };
let nginxPort: number;

beforeAll(async () => {
  const docs = await readDocs(path.join(import.meta.dirname, '../../docs'));
  const page = docs.pages.find(({ slug }) => slug === 'reverse-proxy');
  for (const { file, text } of page ? blocksOf(page) : []) if (file) configuration.set(file, text);

  const organization = await insertOrganization(database.db);
  organizationId = organization.id;
  const ctx = await contextOf(testRuntime(database), organization, await insertMember(database.db, organization));
  const workspace = await insertWorkspace(database.db, organization);
  await insertDeployment(database.db, organization, workspace.id, { id: DEPLOYMENT });
  const home = { scope: 'DEPLOYMENT', entityId: DEPLOYMENT, role: 'DEPLOYMENT_ACCESSOR', expiryDays: null };
  const allowed = await createToken(ctx, { ...home, name: 'allowed' });
  Object.assign(tokens, {
    allowed: allowed.secret,
    allowedId: allowed.token.id,
    denied: (await createToken(ctx, { name: 'denied', role: 'ORGANIZATION_MEMBER', expiryDays: null })).secret,
    fromOneAddress: (await createToken(ctx, { ...home, name: 'one address', allowedIpRanges: ['127.0.0.5/32'] }))
      .secret,
    endsSoon: (await createToken(ctx, { ...home, name: 'ends soon', expiryDays: 3 })).secret,
  });
  api = await spawnApi(database.url, database.secrets, {
    TRUSTED_PROXIES: '127.0.0.1',
    GUESSES_PER_ADDRESS: String(GUESSES),
    METRICS_TOKEN,
  });
  way = await openCountedWay(apiPort());
  service.server = createServer((request, response) => {
    service.seen.push(request.headers);
    response.writeHead(request.url === '/broken' ? 500 : 200).end('the service');
  });
  await new Promise<void>((resolve) => service.server?.listen(0, '127.0.0.1', resolve));
  nginxPort = await takePort();
  const text = (configuration.get('latchkey.conf') ?? '')
    .replace('127.0.0.1:8888', `127.0.0.1:${way.port}`)
    .replace('127.0.0.1:9000', `127.0.0.1:${(service.server.address() as AddressInfo).port}`)
    .replace('listen 8080', `listen ${nginxPort}`);
  nginx = await startNginx(text, nginxPort);
});
afterAll(async () => {
  await nginx?.stop();
  way?.cut();
  service.server?.close();
  await api?.stop();
});

const apiPort = () => Number(new URL(api.origin).port);

const throughNginx = (
  value: string | null,
  headers: Record<string, string> = {},
  from = '127.0.0.2',
  target = '/reports?a=1',
) =>
  ask(nginxPort, target, {
    headers: { ...(value !== null && { authorization: `Bearer ${value}` }), ...headers },
    from,
  });

describe('nginx', () => {
  it('lets in who holds the permission and tells the service who it is, whatever the client said', async () => {
    const spoofed = {
      'X-Latchkey-Token-Id': 'somebody-else',
      'x-latchkey-organization': 'another',
      'X-LATCHKEY-ROLES': 'ORGANIZATION_OWNER',
      X_Latchkey_Token_Id: 'underscored',
      'X-Latchkey_Roles': 'ORGANIZATION_OWNER',
      'X.Latchkey.Roles': 'ORGANIZATION_OWNER',
    };
    const answer = await throughNginx(tokens.allowed, spoofed);
    expect([answer.status, answer.body]).toEqual([200, 'the service']);
    const seen = service.seen.at(-1) ?? {};
    expect(Object.fromEntries(Object.entries(seen).filter(([name]) => /latchkey|authorization/i.test(name)))).toEqual({
      'x-latchkey-token-id': tokens.allowedId,
      'x-latchkey-organization': organizationId,
      'x-latchkey-roles': `DEPLOYMENT_ACCESSOR;deployment=${DEPLOYMENT}`,
    });
    expect(JSON.stringify(seen)).not.toContain(tokens.allowed);
  });

  it('refuses with 401 and 403, and the service hears nothing of it', async () => {
    const before = service.seen.length;
    const nobody = await throughNginx(null);
    expect([nobody.status, nobody.headers['www-authenticate']]).toEqual([401, 'Bearer realm="latchkey"']);
    expect((await throughNginx(`${tokens.allowed}x`, {}, '127.0.0.3')).status).toBe(401);
    expect((await throughNginx(tokens.denied)).status).toBe(403);
    expect((await throughNginx(tokens.denied, {}, undefined, '/?permission=organization.get&deployment=')).status).toBe(
      403,
    );
    expect(service.seen.length).toBe(before);
  });

  it('reports the address it sees: what the client writes into X-Forwarded-For counts for nothing', async () => {
    const claim = { 'X-Forwarded-For': '127.0.0.5', Forwarded: 'for=127.0.0.5' };
    expect((await throughNginx(tokens.fromOneAddress, {}, '127.0.0.5')).status).toBe(200);
    expect((await throughNginx(tokens.fromOneAddress, claim, '127.0.0.6')).status).toBe(403);
  });

  it('tells an address that tries values 429, and lets valid ones of it in', async () => {
    const statuses: number[] = [];
    let last: Answer | null = null;
    for (let at = 0; at <= GUESSES; at++) {
      last = await throughNginx(`guess.${at}.x`, { 'X-Forwarded-For': `203.0.113.${at}` }, '127.0.0.9');
      statuses.push(last.status);
    }
    expect(statuses).toEqual([...Array.from({ length: GUESSES }, () => 401), 429]);
    expect(Number(last?.headers['retry-after'])).toBeGreaterThan(290);
    expect((await throughNginx(tokens.allowed, {}, '127.0.0.9')).status).toBe(200);
    expect((await throughNginx('guess.0.x', {}, '127.0.0.10')).status).toBe(401);
  });

  it('tells a client whose value ends within a week so, in the answer of the service', async () => {
    const { status, headers } = await throughNginx(tokens.endsSoon);
    expect([status, headers['link']]).toEqual([200, expect.stringContaining('rel="sunset"')]);
    expect(Date.parse(String(headers['sunset']))).toBeGreaterThan(Date.now());
    expect(Object.keys((await throughNginx(tokens.allowed)).headers)).not.toContain('sunset');
  });

  it('passes on errors of the service as they are', async () => {
    const answer = await throughNginx(tokens.allowed, {}, undefined, '/broken');
    expect([answer.status, answer.body]).toEqual([500, 'the service']);
  });

  it('uses its connections to Latchkey again', async () => {
    const before = way.count.connections;
    for (let at = 0; at < 50; at++) expect((await throughNginx(tokens.allowed)).status).toBe(200);
    expect(way.count.connections - before).toBeLessThanOrEqual(1);
  });
});

/** Paths of the answer in the YAML, all of which must be there. */
function partOf(value: unknown, ...keys: (string | number)[]): unknown {
  return keys.reduce((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], value);
}

/** What a proxy asks Latchkey: as itself, with the address of its client at the end of the list. */
const asProxy = (target: string, value: string, from: string, method = 'GET') =>
  ask(apiPort(), target, {
    method,
    from: '127.0.0.1',
    headers: { authorization: `Bearer ${value}`, 'x-forwarded-for': from },
  });

describe('Traefik', () => {
  it('asks with GET at the configured address', async () => {
    const file = parseYaml(configuration.get('latchkey.yaml') ?? '') as object;
    const { middlewares, service: name } = partOf(file, 'http', 'routers', 'protected') as {
      middlewares: string[];
      service: string;
    };
    for (const middleware of middlewares) expect(partOf(file, 'http', 'middlewares', middleware)).toBeTypeOf('object');
    expect(partOf(file, 'http', 'services', name)).toBeTypeOf('object');
    const forward = partOf(file, 'http', 'middlewares', 'latchkey', 'forwardAuth') as {
      address: string;
      authResponseHeaders: string[];
    };
    const { pathname, search } = new URL(forward.address);
    const answer = await asProxy(pathname + search, tokens.allowed, '198.51.100.7');
    expect(answer.status).toBe(200);
    for (const header of forward.authResponseHeaders)
      expect(answer.headers[header.toLowerCase()], header).toBeTypeOf('string');
    expect((await asProxy(pathname + search, tokens.denied, '198.51.100.7')).status).toBe(403);
    expect((await asProxy(pathname + search, 'a.b.c', '198.51.100.7')).status).toBe(401);
    const fixed: unknown = parseYaml(configuration.get('traefik.yaml') ?? '');
    expect(partOf(fixed, 'providers', 'file')).toBeTypeOf('object');
    expect(partOf(fixed, 'entryPoints', 'web', 'http', 'aliasHeadersStrategy')).toBe('delete');
  });
});

describe('Envoy', () => {
  it('asks with the method and behind the prefix the address of its client, who cannot ask for less by it', async () => {
    const file: unknown = parseYaml(configuration.get('envoy.yaml') ?? '');
    const manager = partOf(file, 'static_resources', 'listeners', 0, 'filter_chains', 0, 'filters', 0, 'typed_config');
    const filters = partOf(manager, 'http_filters') as { name: string; typed_config: object }[];
    expect(filters.map(({ name }) => name.split('.').at(-1))).toEqual(['header_mutation', 'ext_authz', 'router']);
    const authz = partOf(filters[1], 'typed_config');
    const clusters = (partOf(file, 'static_resources', 'clusters') as { name: string }[]).map(({ name }) => name);
    expect(clusters).toContain(partOf(authz, 'http_service', 'server_uri', 'cluster'));
    expect(clusters).toContain(partOf(manager, 'route_config', 'virtual_hosts', 0, 'routes', 0, 'route', 'cluster'));
    expect(partOf(authz, 'failure_mode_allow')).toBe(false);
    expect(partOf(manager, 'common_http_protocol_options', 'headers_with_underscores_action')).toBe('DROP_HEADER');
    const prefix = String(partOf(authz, 'http_service', 'path_prefix'));
    for (const target of ['/', '/reports?permission=organization.get&deployment=&uri=x', '/a%26permission=x#']) {
      for (const method of ['GET', 'POST', 'DELETE']) {
        const statuses = [];
        for (const value of [tokens.allowed, tokens.denied]) {
          statuses.push((await asProxy(prefix + target, value, '198.51.100.7', method)).status);
        }
        expect(statuses, `${method} ${target}`).toEqual([200, 403]);
      }
    }
    const { headers } = await asProxy(`${prefix}/`, tokens.endsSoon, '198.51.100.7');
    for (const list of ['allowed_upstream_headers', 'allowed_client_headers_on_success']) {
      const names = partOf(authz, 'http_service', 'authorization_response', list, 'patterns') as { exact: string }[];
      for (const { exact } of names) expect(headers[exact], exact).toBeTypeOf('string');
    }
  });
});

it('Latchkey counted all of it for Prometheus', async () => {
  const { status, body } = await ask(apiPort(), '/metrics', {
    headers: { authorization: `Bearer ${METRICS_TOKEN}` },
  });
  expect(status).toBe(200);
  expect(Number(/^latchkey_verifications_total{result="accepted"} (\d+)$/m.exec(body)?.[1])).toBeGreaterThan(50);
  expect(body).toMatch(/^latchkey_guessing_lockouts_total 1$/m);
  expect(body).toMatch(/^latchkey_change_listener_live 1$/m);
});

it('while Latchkey is away nginx lets nobody in, with 503', async () => {
  way.cut();
  const before = service.seen.length;
  expect((await throughNginx(tokens.allowed)).status).toBe(503);
  expect(service.seen.length).toBe(before);
});
