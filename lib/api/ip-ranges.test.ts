import { beforeEach, describe, expect, it } from 'vitest';

import { useTestDatabase } from '#db/testing/test-database.ts';
import { buildUserContext } from '#lib/doors/build-context.ts';
import { ADDRESS_HEADER } from '#lib/doors/request-facts.ts';
import { newId } from '#lib/ids.ts';
import { parseRange } from '#lib/ip-ranges/ranges.ts';

import { makeApi, type ApiUnderTest } from './testing/api-client.ts';

const database = useTestDatabase();
/** Where requests of the tests come from is 203.0.113.50. */
const OWN = '203.0.113.0/24';
let api: ApiUnderTest;
let v1: string;
let iam: string;
let labs: string;
beforeEach(async () => {
  api = await makeApi(database);
  const rest = `organizations/${api.organization.id}/allowed-ip-address-ranges`;
  [v1, iam, labs] = [`/v1/${rest}`, `/iam/v1beta1/${rest}`, `/labs/v1/${rest}`];
});

const add = (allowedIpAddressRanges: unknown) => api.post(labs, { allowedIpAddressRanges });
const remove = (allowedIpAddressRangeIds: unknown) =>
  api.ask(labs, { method: 'DELETE', json: { allowedIpAddressRangeIds } });
const list = async (query = '') => (await api.ask(`${iam}?limit=1000${query}`)).body;
const texts = (body: { allowedIpAddressRanges: { ipAddressRange: string }[] }) =>
  body.allowedIpAddressRanges.map(({ ipAddressRange }) => ipAddressRange);
const from = (address: string, path = '/v1/organizations') => api.ask(path, { headers: { [ADDRESS_HEADER]: address } });
const fieldsOf = (body: { fieldErrors: { field: string }[] }) => body.fieldErrors.map(({ field }) => field);

describe('allowed IP address ranges', () => {
  it('are added and removed many at once, byte for byte, under labs and v1', async () => {
    const given = [OWN, '2001:DB8::/32', '10.1.2.3/8'];
    const { status, body } = await add(given);
    expect([status, texts(body)]).toEqual([200, given]);
    const by = { id: api.caller.id, subjectType: 'SERVICEKEY', apiTokenName: 'caller' };
    expect(body.allowedIpAddressRanges[0]).toMatchObject({ organizationId: api.organization.id, createdBy: by });
    expect(texts(await list('&sorts=ipAddress:asc'))).toEqual(given.toSorted());
    expect(await list('&offset=1000')).toMatchObject({ totalCount: 3, allowedIpAddressRanges: [] });

    const taken = await add(['192.0.2.0/24', OWN]);
    expect([taken.status, fieldsOf(taken.body)]).toEqual([409, ['allowedIpAddressRanges']]);
    expect((await list()).totalCount).toBe(3);

    const [, second, third] = body.allowedIpAddressRanges;
    expect((await remove([second.id, second.id.toUpperCase(), newId(), 'x'])).status).toBe(204);
    const bulk = await api.post(`${v1}/bulk-create`, { allowedIpAddressRanges: ['192.0.2.0/24'] });
    expect(texts(bulk.body)).toEqual(['192.0.2.0/24']);
    expect((await api.post(`${v1}/bulk-delete`, { allowedIpAddressRangeIds: [third.id] })).status).toBe(204);
    expect(texts(await list('&sorts=createdAt:asc'))).toEqual([OWN, '192.0.2.0/24']);

    const { rows } = await database.pool.query(
      `select action, before, after from audit_events where action like 'organization.ip%' and organization_id = $1
       order by sequence`,
      [api.organization.id],
    );
    expect(rows).toMatchObject([
      { action: 'organization.ip_ranges_added', after: { ranges: given } },
      { action: 'organization.ip_ranges_removed', before: { ranges: ['2001:DB8::/32'] } },
      { action: 'organization.ip_ranges_added' },
      { action: 'organization.ip_ranges_removed', before: { ranges: ['10.1.2.3/8'] } },
    ]);
  });

  it('are added and removed one by one under v1', async () => {
    const { status, body } = await api.post(v1, { ipAddressRange: OWN });
    expect([status, body.ipAddressRange]).toEqual([200, OWN]);
    expect((await api.post(v1, { ipAddressRange: OWN })).status).toBe(409);
    const removeOne = () => api.ask(`${v1}/${body.id}`, { method: 'DELETE' });
    expect([(await removeOne()).status, (await removeOne()).status]).toEqual([204, 404]);
  });

  it('are refused by the name of the field, and the first ones unless they cover the caller', async () => {
    for (const wrong of ['', '203.0.113.0', '10/8', '010.0.0.0/8', '1.2.3.4/33', '::/129', '1.2.3.4/-1', 'x/8', 5]) {
      const { status, body } = await add([OWN, wrong]);
      expect([status, fieldsOf(body)]).toEqual([400, ['allowedIpAddressRanges.1']]);
    }
    for (const wrong of [
      [],
      undefined,
      [OWN, OWN],
      Array.from({ length: 1_001 }, (_, at) => `10.0.${at % 256}.0/24`),
    ]) {
      const { status, body } = await add(wrong);
      expect([status, fieldsOf(body)]).toEqual([400, ['allowedIpAddressRanges']]);
    }
    const away = await add(['10.0.0.0/8', '198.51.100.0/24']);
    expect([away.status, away.body.message]).toEqual([400, expect.stringContaining('203.0.113.50')]);
    expect((await api.post(v1, { ipAddressRange: '10.0.0.0/8' })).body.fieldErrors[0].field).toBe('ipAddressRange');
    expect((await list()).totalCount).toBe(0);
    expect((await add(['10.0.0.0/8', OWN])).status).toBe(200);
  });

  it('need the right of an Owner, before anything is looked up', async () => {
    const { value: token } = await api.issue('weak', 'ORGANIZATION_BILLING_ADMIN');
    const asked = [
      await api.ask(iam, { token }),
      await api.post(v1, { ipAddressRange: OWN }, { token }),
      await api.ask(`${v1}/${newId()}`, { method: 'DELETE', token }),
      await api.ask(labs, { method: 'DELETE', token, json: { allowedIpAddressRangeIds: [newId()] } }),
    ];
    expect(asked.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
  });
});

describe('the check of addresses', () => {
  it('lets in listed addresses and the server itself, and nobody else, from the next request on', async () => {
    expect((await from('198.51.100.7')).status).toBe(200);
    expect((await api.ask(api.base)).body.hasAllowedIpAddressRanges).toBe(false);
    const { body } = await add([OWN, '2001:db8::/32']);
    expect((await api.ask(api.base)).body.hasAllowedIpAddressRanges).toBe(true);
    for (const address of ['203.0.113.1', '::ffff:203.0.113.1', '2001:db8::1', '127.0.0.1', '::1']) {
      expect((await from(address)).status).toBe(200);
    }
    for (const address of ['198.51.100.7', '2001:db9::1', 'unknown']) {
      const refused = await from(address);
      expect(refused.status).toBe(403);
      expect(refused.body.message).toBe(
        `Your address ${address} is not in the IP access list of this Organization. Ask an Organization Owner to add it.`,
      );
    }
    expect((await from('198.51.100.7', '/v1/users/self')).status).toBe(403);
    const other = await makeApi(database);
    expect((await other.ask('/v1/organizations', { headers: { [ADDRESS_HEADER]: '198.51.100.7' } })).status).toBe(200);
    await remove(body.allowedIpAddressRanges.map(({ id }: { id: string }) => id));
    expect((await from('198.51.100.7')).status).toBe(200);
  });

  it('holds in the console too', async () => {
    await add([OWN]);
    const { owner, organization, runtime } = api;
    const session = {
      userId: owner.id,
      email: owner.email,
      fullName: owner.fullName,
      sessionId: newId(),
      authenticatedAt: new Date(),
    };
    const at = (address: string) =>
      buildUserContext(runtime, session, organization, {
        id: 'req',
        address,
        userAgent: '',
        method: 'GET',
        path: '/',
      });
    await expect(at('203.0.113.9')).resolves.toMatchObject({ organization: { id: organization.id } });
    await expect(at('198.51.100.7')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('costs no query while the list is known, and hears of changes', async () => {
    const { verification } = api.runtime;
    await add([OWN]);
    verification.start();
    await expect.poll(() => verification.isCacheTrusted()).toBe(true);
    expect((await from('198.51.100.7')).status).toBe(403);
    // Behind the back of every service: what is cached still answers.
    await database.pool.query('delete from allowed_ip_ranges');
    expect((await from('198.51.100.7')).status).toBe(403);
    await database.pool.query(`select pg_notify('latchkey_changed', 'organization:' || $1)`, [api.organization.id]);
    await expect.poll(async () => (await from('198.51.100.7')).status).toBe(200);
    await verification.stop();
  });
});

it.each([
  ['::ffff:10.0.0.0/104', 'ipv4', 8],
  ['10.0.0.0/0', 'ipv4', 0],
  ['2001:db8::/64', 'ipv6', 64],
])('reads %s', (text, kind, bits) => {
  const [range, length] = parseRange(text) ?? [];
  expect([range?.kind(), length]).toEqual([kind, bits]);
});

it('the Organization is renamed with what the clients send; what it does not have cannot be switched on', async () => {
  const sent = { name: 'Acme 2', billingEmail: 'bills@example.com', isScimEnabled: false };
  for (const base of [api.base, `/platform/v1beta1/organizations/${api.organization.id}`]) {
    const { status, body } = await api.post(base, sent);
    expect([status, body.name, body.billingEmail]).toEqual([200, 'Acme 2', 'bills@example.com']);
  }
  for (const [change, field] of [
    [{ isScimEnabled: true }, 'isScimEnabled'],
    [{ name: '' }, 'name'],
    [{ billingEmail: 'nobody' }, 'billingEmail'],
    [{ shouldEnforceDedicatedClusters: true }, 'shouldEnforceDedicatedClusters'],
  ] as const) {
    const { status, body } = await api.post(api.base, { ...sent, ...change });
    expect([status, fieldsOf(body)]).toEqual([400, [field]]);
  }
  const { value: token } = await api.issue('weak', 'ORGANIZATION_MEMBER');
  expect((await api.post(api.base, sent, { token })).status).toBe(403);
});
