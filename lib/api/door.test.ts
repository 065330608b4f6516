import { beforeEach, describe, expect, it, vi } from 'vitest';

import { useTestDatabase } from '#db/testing/test-database.ts';
import { DomainError } from '#lib/errors.ts';
import { deleteToken } from '#lib/tokens/delete-token.ts';
import { pauseToken } from '#lib/tokens/pause-token.ts';
import { rotateToken } from '#lib/tokens/rotate-token.ts';

import { makeApi, type ApiUnderTest } from './testing/api-client.ts';

const database = useTestDatabase();
let api: ApiUnderTest;
beforeEach(async () => {
  api = await makeApi(database);
});

describe('without a usable token', () => {
  it('says which header is missing, with a challenge that names no error (RFC 6750, 3.1)', async () => {
    const { status, headers, body } = await api.ask('/v1/organizations', { token: null });
    expect(status).toBe(401);
    expect(headers.get('www-authenticate')).toBe('Bearer realm="latchkey"');
    expect(body).toEqual({
      message: expect.stringContaining('Authorization: Bearer'),
      requestId: 'req-1',
      statusCode: 401,
    });
  });

  it.each(['Basic YTpi', 'Bearer', 'Bearer a b', 'token abc'])('treats %j as no token', async (authorization) => {
    const answer = await api.ask('/v1/organizations', { token: null, headers: { authorization } });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="latchkey"');
  });

  it('does not care how the scheme is written', async () => {
    const headers = { authorization: `bEARER ${api.caller.value}` };
    expect((await api.ask('/v1/organizations', { token: null, headers })).status).toBe(200);
  });

  it.each(['nonsense', 'a.b.c', 'eyJhbGciOiJub25lIn0.e30.AAAA'])('refuses %j in ASCII', async (token) => {
    const { status, headers, body } = await api.ask('/v1/organizations', { token });
    expect(status).toBe(401);
    expect(headers.get('www-authenticate')).toBe(
      `Bearer realm="latchkey", error="invalid_token", error_description="${body.message}"`,
    );
    expect(body.message).toMatch(/^[\u0020-\u007e]+$/);
    expect(body.message).toContain('not known');
  });

  it('answers unknown addresses with 401 as well', async () => {
    expect((await api.ask('/v1/nothing', { token: null })).status).toBe(401);
  });
});

describe('the holder of an ended value is told what became of it', () => {
  it.each([
    ['paused', 'is paused', async (id: string) => void (await pauseToken(await api.context(), { tokenId: id }))],
    ['deleted', 'was deleted', async (id: string) => void (await deleteToken(await api.context(), { tokenId: id }))],
    ['rotated', 'replaced', async (id: string) => void (await rotateToken(await api.context(), { tokenId: id }))],
  ])('%s', async (_, words, end) => {
    const { id, value } = await api.issue('victim');
    expect((await api.ask('/v1/users/self', { token: value })).status).toBe(200);
    await end(id);
    const { status, headers, body } = await api.ask('/v1/users/self', { token: value });
    expect([status, body.statusCode]).toEqual([401, 401]);
    expect(body.message).toContain(words);
    expect(headers.get('www-authenticate')).toContain(`error="invalid_token", error_description="${body.message}"`);
  });

  it('expired', async () => {
    const { value } = await api.issue('short', 'ORGANIZATION_OWNER', 1);
    await database.pool.query(`update token_values set ends_at = $1 where ends_at is not null`, [new Date()]);
    const { status, body } = await api.ask('/v1/users/self', { token: value });
    expect([status, body.message]).toEqual([401, expect.stringContaining('expired')]);
  });
});

describe('addresses, methods and bodies', () => {
  it('nothing there: 404 in the shape of the API', async () => {
    for (const path of ['/v1/nothing', '/v1/organizations/', `${api.base}/nothing`, '/v1']) {
      const { status, body } = await api.ask(path);
      expect([path, status]).toEqual([path, 404]);
      expect(body).toEqual({ message: expect.any(String), requestId: 'req-1', statusCode: 404 });
    }
  });

  it.each([
    ['PUT', '', 'GET, POST'],
    ['PATCH', '/x', 'GET, POST, DELETE'],
    ['GET', '/x/rotate', 'POST'],
    ['DELETE', '/x/roles', 'POST'],
  ])('%s tokens%s: 405 with what is allowed', async (method, rest, allow) => {
    const { status, headers, body } = await api.ask(`${api.tokens}${rest}`, { method });
    expect([status, headers.get('allow'), body.statusCode]).toEqual([405, allow, 405]);
  });

  it('JSON that cannot be read: 400', async () => {
    const headers = { 'content-type': 'application/json' };
    for (const body of ['{', '{"name":', 'nonsense', "{'name': 1}"]) {
      const { status, body: answer } = await api.ask(api.tokens, { method: 'POST', body, headers });
      expect([status, answer.statusCode, answer.message]).toEqual([400, 400, expect.stringContaining('JSON')]);
    }
  });

  it('JSON that is no object: 400', async () => {
    for (const json of [null, [], 'text', 5]) {
      const { status, body } = await api.post(api.tokens, json);
      expect([status, body.statusCode]).toEqual([400, 400]);
    }
  });

  it('another content type: 415', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const { status, body } = await api.ask(api.tokens, { method: 'POST', body: 'name=x', headers });
    expect([status, body.message]).toEqual([415, expect.stringContaining('application/json')]);
  });

  it('is never cached', async () => {
    for (const path of ['/v1/organizations', '/v1/nothing', `${api.tokens}?limit=x`]) {
      expect((await api.ask(path)).headers.get('cache-control')).toBe('no-store');
    }
  });
});

describe('trouble', () => {
  it('tokens cannot be checked: 503 with Retry-After', async () => {
    const away = new DomainError(
      'UNAVAILABLE',
      'The database did not answer, so tokens cannot be checked now. Try again.',
    );
    vi.spyOn(api.runtime.verification, 'verify').mockRejectedValue(away);
    const { status, headers, body } = await api.ask('/v1/organizations');
    expect([status, headers.get('retry-after'), body.statusCode]).toEqual([503, '1', 503]);
    expect(headers.get('www-authenticate')).toBeNull();
  });

  it('something unexpected: 500 that tells nothing, and a log line without the value', async () => {
    const lines = vi.spyOn(api.runtime.log, 'error').mockImplementation(() => {});
    vi.spyOn(api.runtime.verification, 'verify').mockRejectedValue(new Error(`secret detail`));
    const { status, body } = await api.ask('/v1/organizations');
    expect([status, body.statusCode]).toEqual([500, 500]);
    expect(JSON.stringify(body)).not.toContain('secret detail');
    expect(lines).toHaveBeenCalledOnce();
    expect(JSON.stringify(lines.mock.calls)).not.toContain(api.caller.value);
  });

  it('every call is counted for the value that made it, refused ones apart', async () => {
    const { id, value } = await api.issue('busy');
    await api.ask('/v1/users/self', { token: value });
    await api.ask(`${api.base}/nothing`, { token: value });
    await pauseToken(await api.context(), { tokenId: id });
    await api.ask('/v1/users/self', { token: value });
    await api.runtime.verification.flush();
    const { rows } = await database.pool.query('select * from token_usage where token_id = $1', [id]);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      calls: '2',
      refused: '1',
      address: '203.0.113.50',
      user_agent: 'astro-cli/1.45.0',
    });
  });
});
