import { describe, expect, test } from 'vitest';

import { HTML, PUBLIC_URL, startDoors as start } from './testing/doors.ts';

describe('two doors', () => {
  test.each([
    ['/v1/organizations', 'machine'],
    ['/iam/v1beta1/x', 'machine'],
    ['/.well-known/openid-configuration', 'machine'],
    ['/llms.txt', 'machine'],
    ['/docs/use-in-ci.md', 'machine'],
    ['/docs/use-in-ci', 'pages'],
    ['/orgs/acme', 'pages'],
    ['/v1beta', 'pages'],
    ['/api/auth/csrf', 'pages'],
  ])('%s goes to %s', async (path, door) => {
    const { call, seen } = await start();
    expect((await call(path)).body).toBe(door);
    expect(seen.map((one) => one.door)).toEqual([door]);
  });

  test('a request line with a whole address keeps only its path', async () => {
    const { call, seen } = await start();
    await call('http://evil.example/v1/x?a=1');
    expect(seen[0]).toMatchObject({ door: 'machine', url: '/v1/x?a=1' });
  });
});

describe('body limit', () => {
  test.each([
    ['declared', false],
    ['chunked', true],
  ])('a page body over 256 KiB (%s) gets 413 and reaches nobody', async (_, chunked) => {
    const { call, seen } = await start();
    const headers = { origin: PUBLIC_URL, 'next-action': 'x' };
    const answer = await call('/orgs/acme', {
      method: 'POST',
      headers,
      body: Buffer.alloc(256 * 1024 + 1),
      chunked,
    });
    expect(answer.status).toBe(413);
    // Next's client shows plain text of a refused action as the error's message.
    expect(answer.headers['content-type']).toBe('text/plain');
    expect(answer.body).toBe('The request body is larger than 256 KiB. Nothing was changed. Send less at once.');
    expect(seen).toEqual([]);
  });

  test.each([
    ['POST', 'pages', '/orgs/acme'],
    ['POST', 'machine', '/v1/x'],
    ['DELETE', 'machine', '/v1/x'],
    ['GET', 'machine', '/v1/x'],
  ])('a %s to the %s without a body and without a length ends there too', async (method, door, path) => {
    const { say, seen } = await start();
    const heard = await say(
      `${method} ${path} HTTP/1.1\r\nHost: localhost:8888\r\nOrigin: ${PUBLIC_URL}\r\nConnection: close\r\n\r\n`,
    );
    expect(heard).toMatch(/^HTTP\/1.1 200 /);
    expect(seen).toMatchObject([{ door, body: '' }]);
  });

  test('exactly 256 KiB arrives whole', async () => {
    const { call, seen } = await start();
    const body = 'é'.repeat(128 * 1024);
    const answer = await call('/orgs/acme', { method: 'POST', headers: { origin: PUBLIC_URL }, body });
    expect(answer.status).toBe(200);
    expect(seen[0]?.body).toBe(body);
  });

  test('programs may send 1 MiB and read their refusal as JSON', async () => {
    const { call, seen } = await start();
    const most = await call('/v1/x', { method: 'POST', body: Buffer.alloc(1024 * 1024), chunked: true });
    const more = await call('/v1/x', { method: 'POST', body: Buffer.alloc(1024 * 1024 + 1), chunked: true });
    expect([most.status, more.status]).toEqual([200, 413]);
    expect(JSON.parse(more.body)).toEqual({
      message: 'The request body is larger than 1024 KiB. Nothing was changed. Send less at once.',
      requestId: more.headers['x-latchkey-request-id'],
      statusCode: 413,
    });
    expect(seen).toHaveLength(1);
  });
});

describe('Origin', () => {
  test.each([
    ['another site', { origin: 'https://evil.example' }],
    ['another port', { origin: 'http://localhost:8889' }],
    ['an opaque origin', { origin: 'null' }],
    ['no Origin at all', {}],
  ])('a change from %s gets 403 with a sentence', async (_, headers: Record<string, string>) => {
    const { call, seen } = await start();
    const answer = await call('/orgs/acme', { method: 'POST', headers: { ...headers, ...HTML }, body: 'a=1' });
    expect(answer.status).toBe(403);
    expect(answer.body).toContain('This request came from another site');
    expect(answer.body).toContain(PUBLIC_URL);
    expect(seen).toEqual([]);
  });

  test('X-Forwarded-Host cannot make a foreign Origin ours', async () => {
    const { call } = await start();
    const headers = { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example', host: 'evil.example' };
    expect((await call('/orgs/acme', { method: 'POST', headers, body: 'a=1' })).status).toBe(403);
  });

  test('programs need none', async () => {
    const { call } = await start();
    expect((await call('/v1/x', { method: 'POST', body: '{}' })).status).toBe(200);
  });
});

describe('what handlers may believe', () => {
  test('headers of a client that only a proxy or we may write do not get through', async () => {
    const { call, seen } = await start();
    const spoofed = {
      'x-forwarded-for': '203.0.113.9',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'https',
      forwarded: 'for=203.0.113.9',
      'x-real-ip': '203.0.113.9',
      'X-Latchkey-Address': '203.0.113.9',
      'x-latchkey-anything': 'yes',
      'x-nonce': 'mine',
      'content-security-policy': "script-src 'nonce-mine'",
      'x-middleware-subrequest': 'middleware',
    };
    await call('/orgs/acme?tab=1', { headers: { ...spoofed, host: 'evil.example' } });
    await call('/v1/x', { headers: spoofed });
    for (const { headers, rawHeaders } of seen) {
      const text = JSON.stringify([headers, rawHeaders]);
      expect(text).not.toMatch(/203\.0\.113\.9|evil\.example|nonce-mine|"mine"|"yes"|subrequest/);
      expect(headers).toMatchObject({
        host: 'localhost:8888',
        'x-forwarded-host': 'localhost:8888',
        'x-forwarded-proto': 'http',
        'x-latchkey-address': '127.0.0.1',
      });
    }
    expect(seen).toHaveLength(2);
  });

  test('X-Forwarded-For counts when the peer is a trusted proxy', async () => {
    const { call, seen } = await start({ trusted: ['127.0.0.1'] });
    await call('/v1/x', { headers: { 'x-forwarded-for': '198.51.100.1, 203.0.113.9' } });
    expect(seen[0]?.headers['x-latchkey-address']).toBe('203.0.113.9');
  });

  test('path without query, address to come back to without one-time codes', async () => {
    const { call, seen } = await start();
    await call('/setup?code=k7mz3q-secret&tab=2&_rsc=abc');
    expect(seen[0]?.headers).toMatchObject({ 'x-latchkey-path': '/setup', 'x-latchkey-url': '/setup?tab=2' });
  });

  test('an address to come back to keeps its parameters as they were', async () => {
    const { call, seen } = await start();
    const params = { redirect_uri: 'http://localhost:12345/callback', state: 'a&b=c%2Fü+ #1' };
    await call(`/authorize?${new URLSearchParams(params)}`);
    const url = new URL(String(seen[0]?.headers['x-latchkey-url']), 'http://localhost');
    expect(Object.fromEntries(url.searchParams)).toEqual(params);
  });

  test('every request has an id of its own, told to handler and client', async () => {
    const { call, seen } = await start();
    const answers = [await call('/v1/x'), await call('/v1/x', { headers: { 'x-latchkey-request-id': 'mine' } })];
    const ids = answers.map((answer) => answer.headers['x-latchkey-request-id']);
    expect(seen.map((one) => one.headers['x-latchkey-request-id'])).toEqual(ids);
    expect(new Set(ids).size).toBe(2);
    expect(ids).not.toContain('mine');
  });
});

describe('security headers', () => {
  test('a page has a fresh nonce in the same policy on request and answer', async () => {
    const { call, seen } = await start();
    const [first, second] = [await call('/orgs/acme', { headers: HTML }), await call('/orgs/acme', { headers: HTML })];
    expect(first.headers['content-security-policy']).toBe(seen[0]?.headers['content-security-policy']);
    expect(first.headers['content-security-policy']).toContain(`'nonce-${seen[0]?.headers['x-nonce']}'`);
    expect(first.headers['content-security-policy']).not.toBe(second.headers['content-security-policy']);
    expect(first.headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
    });
    expect(first.headers['permissions-policy']).toContain('camera=()');
    expect(first.headers['strict-transport-security']).toBeUndefined();
  });

  test('HSTS belongs to an https address only', async () => {
    const { call } = await start({ publicUrl: 'https://latchkey.example' });
    expect((await call('/v1/x')).headers['strict-transport-security']).toBe('max-age=31536000');
  });
});

describe('while the database is away', () => {
  const away = { databaseAnswers: () => Promise.resolve(false) };

  test('a page load gets a page that needs nothing else, and when to come back', async () => {
    const { call, seen } = await start(away);
    const answer = await call('/orgs/acme', { headers: HTML });
    expect(answer.status).toBe(503);
    expect(answer.headers['retry-after']).toBe('5');
    expect(answer.body).toContain('The console cannot reach its database');
    expect(answer.body).not.toMatch(/src=|href=|<script/);
    expect(seen).toEqual([]);
  });

  test('an open page and programs reach their handlers, which say it in their own way', async () => {
    const { call } = await start(away);
    const open = await call('/orgs/acme', { headers: { accept: '*/*', rsc: '1' } });
    const action = await call('/orgs/acme', { method: 'POST', headers: { origin: PUBLIC_URL }, body: '[]' });
    expect([open.body, action.body, (await call('/v1/x')).body]).toEqual(['pages', 'pages', 'machine']);
  });

  test('/healthz tells it, and when it is over', async () => {
    let answers = false;
    const { call } = await start({ databaseAnswers: () => Promise.resolve(answers) });
    expect((await call('/healthz')).status).toBe(503);
    answers = true;
    expect(await call('/healthz')).toMatchObject({ status: 200, body: '{"status":"ok"}' });
  });
});

const broken = () => Promise.reject(new Error('secret detail'));

test('a handler that throws answers 500 with a sentence and no detail', async () => {
  const { call } = await start({ machine: broken, pages: broken });
  const page = await call('/orgs/acme', { headers: HTML });
  const machine = await call('/v1/x');
  expect([page.status, machine.status]).toEqual([500, 500]);
  expect(JSON.parse(machine.body)).toMatchObject({ message: 'Something broke on our side. Try again.' });
  expect(page.body + machine.body).not.toContain('secret detail');
});

test('a browser that opens 127.0.0.1 is sent to the one address cookies are set for', async () => {
  const { call, seen } = await start();
  const answer = await call('/orgs/acme?tab=1', { headers: { ...HTML, host: '127.0.0.1:8888' } });
  expect(answer).toMatchObject({ status: 307, headers: { location: 'http://localhost:8888/orgs/acme?tab=1' } });
  expect(seen).toEqual([]);
});

test('more than 16 KiB of headers gets 431', async () => {
  const { call } = await start();
  expect((await call('/v1/x', { headers: { 'x-long': 'a'.repeat(17_000) } })).status).toBe(431);
});
