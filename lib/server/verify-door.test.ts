import { beforeEach, describe, expect, it } from 'vitest';

import { insertDeployment, insertWorkspace } from '#db/testing/places.ts';
import { useTestDatabase } from '#db/testing/test-database.ts';
import { newId } from '#lib/ids.ts';
import { createToken } from '#lib/tokens/create-token.ts';

import { startDirect } from './testing/direct.ts';

const database = useTestDatabase();
let door: Awaited<ReturnType<typeof startDirect>>;
beforeEach(async () => {
  door = await startDirect(database);
});
const statusOf = async (value: string, query: string) => (await door.verify(value, query)).status;

describe('GET /verify', () => {
  it('answers 200 with who it is, without a body', async () => {
    const { api, verify } = door;
    const { id, value } = await api.issue('gateway', 'ORGANIZATION_MEMBER');
    const { status, headers, body } = await verify(value);
    expect([status, body, headers['content-length']]).toEqual([200, '', '0']);
    expect(headers).toMatchObject({
      'x-latchkey-token-id': id,
      'x-latchkey-organization': api.organization.id,
      'x-latchkey-roles': `ORGANIZATION_MEMBER;organization=${api.organization.id}`,
      'cache-control': 'no-store',
    });
  });

  it('answers 401 with a challenge to everybody else', async () => {
    const { call, verify } = door;
    for (const [answer, challenge] of [
      [await call('/verify'), 'Bearer realm="latchkey"'],
      [await call('/verify', { headers: { authorization: 'Basic eDp5' } }), 'Bearer realm="latchkey"'],
      [await verify('noise'), expect.stringContaining('error="invalid_token"')],
    ] as const) {
      expect([answer.status, answer.headers['www-authenticate']]).toEqual([401, challenge]);
      expect(answer.headers['x-latchkey-token-id']).toBeUndefined();
    }
  });

  it('asks for a permission on a resource of the token’s own Organization', async () => {
    const { api } = door;
    const workspace = await insertWorkspace(database.db, api.organization);
    const elsewhere = await insertWorkspace(database.db, api.organization);
    const deployment = await insertDeployment(database.db, api.organization, workspace.id);
    const foreign = await startDirect(database);
    const { organization } = foreign.api;
    const theirs = await insertDeployment(
      database.db,
      organization,
      (await insertWorkspace(database.db, organization)).id,
    );
    const owner = api.caller.value;
    const author = await createToken(await api.context(), {
      name: 'author',
      role: 'WORKSPACE_AUTHOR',
      scope: 'WORKSPACE',
      entityId: workspace.id,
      expiryDays: null,
    });
    const here = `deployment=${deployment.id}`;
    const cases: [query: string, owner: number, author: number][] = [
      [`?permission=deployment.deploys.create&${here}`, 200, 200],
      [`?permission=deployment.apiTokens.create&${here}`, 200, 403],
      [`?permission=deployment.get&${here}&workspace=${workspace.id}&organization=${api.organization.id}`, 200, 200],
      [`?permission=deployment.get&${here}&workspace=${elsewhere.id}`, 403, 403],
      [`?permission=deployment.get&${here}&organization=${foreign.api.organization.id}`, 403, 403],
      [`?permission=deployment.get&deployment=${theirs.id}`, 403, 403],
      [`?permission=deployment.get&deployment=${newId()}`, 403, 403],
      [`?permission=deployment.get&deployment=`, 403, 403],
      [`?permission=deployment.get&deployment=%00`, 403, 403],
      [`?workspace=%00`, 403, 403],
      [`?permission=deployment.get`, 200, 403],
      [`?${here}`, 200, 200],
      [`?workspace=${workspace.id}`, 200, 200],
      [`?workspace=${elsewhere.id}`, 200, 403],
      [`?workspace=${foreign.api.organization.id}`, 403, 403],
      [`?organization=${api.organization.id}`, 200, 403],
      [`?permission=no.such.thing`, 403, 403],
      [`?permission=`, 403, 403],
      // A misspelt name asks for something that nobody has.
      [`?permision=deployment.get&${here}`, 403, 403],
      [`?__proto__=x`, 403, 403],
      [`?uri=/x&permision=x`, 200, 200],
      // The first of two counts; what stands behind `uri` and below /verify was written by somebody's client.
      [`?permission=deployment.apiTokens.create&${here}&permission=deployment.get`, 200, 403],
      [`?permission=workspace.delete&uri=/x?&workspace=${workspace.id}`, 200, 403],
      [`/v2/files?permission=workspace.delete&workspace=${elsewhere.id}`, 200, 200],
    ];
    for (const [query, forOwner, forAuthor] of cases) {
      expect([query, await statusOf(owner, query), await statusOf(author.secret ?? '', query)]).toEqual([
        query,
        forOwner,
        forAuthor,
      ]);
    }
  });

  it('holds the address of the end client against the token’s list; introspection tells the list to its caller', async () => {
    const { api, bearer, introspect, verify } = door;
    const allowed = async (...allowedIpRanges: string[]) => {
      const input = { name: 'ci', role: 'ORGANIZATION_MEMBER', expiryDays: null, allowedIpRanges };
      return (await createToken(await api.context(), input)).secret ?? '';
    };
    const [elsewhere, here] = [await allowed('203.0.113.7'), await allowed('127.0.0.1')];
    expect([await statusOf(elsewhere, ''), await statusOf(here, '')]).toEqual([403, 200]);
    // No proxy is trusted here, so what it claims to forward is nothing.
    const forwarded = { ...bearer(elsewhere), 'x-forwarded-for': '203.0.113.7' };
    expect((await door.call('/verify', { headers: forwarded })).status).toBe(403);
    expect((await introspect({ token: here }, bearer(elsewhere))).status).toBe(403);
    const { status, body } = await introspect({ token: elsewhere }, bearer(here));
    expect([status, JSON.parse(body)]).toMatchObject([200, { active: true, allowed_ip_ranges: ['203.0.113.7'] }]);
    expect((await introspect({ token: here }, bearer(api.caller.value))).body).toContain('"127.0.0.1"');
    expect((await introspect({ token: api.caller.value }, bearer(here))).body).not.toContain('allowed_ip_ranges');
    expect((await verify(here)).headers['x-latchkey-token-id']).toBeDefined();
  });

  it('takes several Authorization headers for none: the service behind the proxy may read another one', async () => {
    const { call, introspect, api } = door;
    const own = `Bearer ${api.caller.value}`;
    const answer = await call('/verify', { headers: { authorization: [own, 'Bearer another'] } });
    expect([answer.status, answer.headers['www-authenticate']]).toEqual([401, 'Bearer realm="latchkey"']);
    const twice = await introspect({ token: api.caller.value }, { authorization: [own, own] });
    expect([twice.status, JSON.parse(twice.body).error]).toEqual([401, 'invalid_client']);
  });

  it('is told by proxies that ask with the method and the length of the request they hold', async () => {
    const { call, bearer, api } = door;
    const options = { method: 'POST', headers: { ...bearer(api.caller.value), 'content-length': '0' } };
    expect((await call('/verify/some/path', options)).status).toBe(200);
  });
});
