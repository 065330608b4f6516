import { beforeEach, describe, expect, it } from 'vitest';

import { useTestDatabase } from '#db/testing/test-database.ts';
import { ADDRESS_HEADER } from '#lib/doors/request-facts.ts';
import { ALLOWED_RANGES_MAX } from '#lib/tokens/allowed-ranges.ts';

import { makeApi, type ApiUnderTest } from './testing/api-client.ts';

const database = useTestDatabase();
let api: ApiUnderTest;
beforeEach(async () => {
  api = await makeApi(database);
});

const create = (allowedIpAddressRanges?: unknown) =>
  api.post(api.tokens, { name: 'ci', role: 'ORGANIZATION_MEMBER', scope: 'ORGANIZATION', allowedIpAddressRanges });
const update = (id: string, allowedIpAddressRanges?: unknown) =>
  api.post(`${api.tokens}/${id}`, { name: 'ci', allowedIpAddressRanges });
const statusFrom = async (token: string, address: string) =>
  (await api.ask('/v1/users/self', { token, headers: { [ADDRESS_HEADER]: address } })).status;

describe('the addresses of a token', () => {
  it('come back in one spelling, once each, from create, get, list and rotate; without any the field is absent', async () => {
    const given = [' 203.0.113.7 ', '10.1.2.3/8', '2001:DB8:0::1', '10.0.0.0/8', '::ffff:198.51.100.0/120', '::1/128'];
    const kept = ['203.0.113.7', '10.0.0.0/8', '2001:db8::1', '198.51.100.0/24', '::1'];
    const { status, body } = await create(given);
    expect([status, body.allowedIpAddressRanges]).toEqual([200, kept]);
    expect((await api.ask(`${api.tokens}/${body.id}`)).body.allowedIpAddressRanges).toEqual(kept);
    const listed = (await api.ask(api.tokens)).body.tokens;
    expect(listed.map((token: object) => 'allowedIpAddressRanges' in token)).toEqual([true, false]);
    expect((await api.post(`${api.tokens}/${body.id}/rotate`)).body.allowedIpAddressRanges).toEqual(kept);
    for (const none of [[], null, undefined]) {
      expect((await create(none)).body).not.toHaveProperty('allowedIpAddressRanges');
    }
  });

  it.each([
    [
      ['10.0.0.1', '10.0.0.0/33'],
      '10.0.0.0/33 is not an address range. Use a prefix from 0 to 32, such as 10.0.0.0/8.',
    ],
    [['::1/129'], '::1/129 is not an address range. Use a prefix from 0 to 128, such as 2001:db8::/32.'],
    [['1.2.3.4/'], '1.2.3.4/ is not an address range. Use a prefix from 0 to 32, such as 10.0.0.0/8.'],
    ...['example.com', '010.0.0.1', '10.1', 'fe80::1%eth0', '10.0.0.1-10.0.0.9', '“”'].map(
      (text): [string[], string] => [
        [text],
        `${text} is not an IP address or range. Use one such as 203.0.113.7, 10.0.0.0/8 or 2001:db8::/32.`,
      ],
    ),
  ])('%j are refused by name', async (ranges, message) => {
    const { status, body } = await create(ranges);
    expect([status, body.fieldErrors]).toEqual([400, [{ field: 'allowedIpAddressRanges', code: 'custom', message }]]);
  });

  it('are at most so many', async () => {
    const { status, body } = await create(Array.from({ length: ALLOWED_RANGES_MAX + 1 }, (_, n) => `10.0.0.${n}`));
    const message = 'A token may have 100 allowed addresses and ranges. Use wider ranges.';
    expect([status, body.fieldErrors]).toEqual([400, [{ field: 'allowedIpAddressRanges', code: 'custom', message }]]);
  });

  it('are the only ones its value works from, the server itself no exception, from the next request on', async () => {
    const { body } = await create(['203.0.113.0/24', '2001:db8::/32']);
    const { id, token } = body;
    for (const address of ['203.0.113.1', '::ffff:203.0.113.1', '2001:db8::1']) {
      expect(await statusFrom(token, address)).toBe(200);
    }
    for (const address of ['198.51.100.7', '2001:db9::1', '127.0.0.1', '::1', 'unknown']) {
      expect(await statusFrom(token, address)).toBe(403);
    }
    const refused = await api.ask('/v1/users/self', { token, headers: { [ADDRESS_HEADER]: '198.51.100.7' } });
    expect(refused.body.message).toBe(
      'Your address 198.51.100.7 is not among those this API token may be used from. Change its allowed IP addresses, or call from one of them.',
    );
    await update(id, ['198.51.100.7']);
    expect(await statusFrom(token, '198.51.100.7')).toBe(200);
    expect(await statusFrom(token, '203.0.113.1')).toBe(403);
    // Left out is unchanged: clients of the hosted API do not know the field.
    await update(id);
    expect(await statusFrom(token, '203.0.113.1')).toBe(403);
    await update(id, []);
    expect(await statusFrom(token, '203.0.113.1')).toBe(200);
  });

  it('do not take the place of those of the Organization', async () => {
    const { token } = (await create(['198.51.100.0/24', '203.0.113.0/24'])).body;
    await api.post(`${api.base}/allowed-ip-address-ranges`, { ipAddressRange: '203.0.113.0/24' });
    expect(await statusFrom(token, '203.0.113.1')).toBe(200);
    expect(await statusFrom(token, '198.51.100.1')).toBe(403);
  });

  it('are audited before and after, and refused calls are counted as refused', async () => {
    const { id, token } = (await create(['203.0.113.7'])).body;
    await statusFrom(token, '198.51.100.7');
    await update(id, ['203.0.113.7/32']);
    await update(id, ['203.0.113.8']);
    const events = await database.pool.query(
      'select action, before, after from audit_events where target_id = $1 order by sequence',
      [id],
    );
    expect(events.rows).toMatchObject([
      { action: 'token.created', after: { allowedIpRanges: ['203.0.113.7'] } },
      {
        action: 'token.updated',
        before: { allowedIpRanges: ['203.0.113.7'] },
        after: { allowedIpRanges: ['203.0.113.8'] },
      },
    ]);
    await api.runtime.verification.flush();
    const usage = await database.pool.query('select address, calls, refused from token_usage where token_id = $1', [
      id,
    ]);
    expect(usage.rows).toEqual([{ address: '198.51.100.7', calls: '0', refused: '1' }]);
  });
});
