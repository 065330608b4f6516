import { gunzipSync } from 'node:zlib';

import { beforeEach, expect, it, vi } from 'vitest';

import { insertManyEvents, selectAuditEvents } from '#db/testing/audit.ts';
import { useTestDatabase } from '#db/testing/test-database.ts';
import { METHOD_HEADER, PATH_HEADER, REQUEST_ID_HEADER } from '#lib/doors/request-facts.ts';

import { makeApi, type ApiUnderTest } from './testing/api-client.ts';

const database = useTestDatabase();
let api: ApiUnderTest;
beforeEach(async () => {
  api = await makeApi(database);
});

function fetchLog(query = '', path = `${api.base}/audit-logs`) {
  const headers = {
    authorization: `Bearer ${api.caller.value}`,
    [REQUEST_ID_HEADER]: 'req-export',
    [METHOD_HEADER]: 'GET',
    [PATH_HEADER]: path,
  };
  return api.api.fetch(new Request(`http://localhost:8888${path}${query}`, { headers }));
}
async function readLog(query = '', path?: string): Promise<Record<string, unknown>[]> {
  const response = await fetchLog(query, path);
  expect([response.status, response.headers.get('content-encoding'), response.headers.get('cache-control')]).toEqual([
    200,
    'gzip',
    'no-store',
  ]);
  const text = gunzipSync(Buffer.from(await response.arrayBuffer())).toString();
  const lines = text.split('\n');
  expect(lines.pop()).toBe('');
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

it('gives every event once, oldest first, with ids and names, on both bases', async () => {
  await insertManyEvents(database.db, api.organization.id, 2_345);
  const platform = `/platform/v1beta1/organizations/${api.organization.id}/audit-logs`;
  const stored = await selectAuditEvents(database.db, api.organization.id);
  const events = await readLog();
  expect(events.map(({ sequence }) => sequence)).toEqual(stored.map(({ sequence }) => sequence));
  expect(events[0]).toEqual({
    id: stored[0]?.id,
    sequence: 1,
    timestamp: stored[0]?.at.toISOString(),
    organizationId: api.organization.id,
    organizationName: 'Acme',
    subjectId: api.owner.id,
    subjectType: 'USER',
    subjectName: 'Ada Lovelace',
    action: 'token.created',
    targetId: api.caller.id,
    targetType: 'TOKEN',
    targetName: 'caller',
    sourceIp: stored[0]?.address,
    userAgent: stored[0]?.userAgent,
    requestId: stored[0]?.requestId,
    method: stored[0]?.method,
    path: stored[0]?.path,
    requestBody: stored[0]?.after,
    before: null,
    status: 200,
  });
  const next = await readLog('', platform);
  expect(next).toHaveLength(events.length + 1);
  expect(next.at(-1)).toMatchObject({
    action: 'organization.audit_log_exported',
    subjectId: api.caller.id,
    subjectType: 'SERVICEKEY',
    subjectName: 'caller',
    targetName: 'Acme',
    requestId: 'req-export',
  });
});

it('takes dates with nanoseconds and offsets, and answers an empty range with no line', async () => {
  await insertManyEvents(database.db, api.organization.id, 600);
  const stored = await selectAuditEvents(database.db, api.organization.id);
  const tenth = stored[10]?.at.toISOString() ?? '';
  const upTo = await readLog(`?endDate=${tenth}&startDate=2020-01-01T00:00:00.123456789%2B01:00`);
  expect(upTo.every(({ timestamp }) => String(timestamp) <= tenth)).toBe(true);
  expect(upTo.length).toBe(stored.filter(({ at }) => at.toISOString() <= tenth).length);
  expect(await readLog('?startDate=2020-01-01T00:00:00Z&endDate=2020-01-02T00:00:00+00:00')).toEqual([]);
  expect(await readLog('?endDate=2020-01-02T00:00:00Z')).toEqual([]);
  for (const query of ['startDate=yesterday', 'startDate=2026-01-02T00:00:00Z&endDate=2026-01-01T00:00:00Z']) {
    const { status, body } = await api.ask(`${api.base}/audit-logs?${query}`);
    expect([status, body.fieldErrors[0].field]).toEqual([400, 'startDate']);
  }
});

it('refuses whoever is no Owner, and foreign Organizations, before a line leaves and without a record', async () => {
  const other = await makeApi(database);
  const count = async () => (await selectAuditEvents(database.db, api.organization.id)).length;
  const { value: weak } = await api.issue('weak', 'ORGANIZATION_BILLING_ADMIN');
  const before = await count();
  expect((await api.ask(`${api.base}/audit-logs`, { token: weak })).status).toBe(403);
  expect((await api.ask(`${other.base}/audit-logs`)).status).toBe(404);
  expect(await count()).toBe(before);
});

it('reads no further than its client does, and stops when the client goes away', async () => {
  await insertManyEvents(database.db, api.organization.id, 20_000);
  const response = await fetchLog();
  const query = vi.spyOn(database.pool, 'query');
  const reader = response.body?.getReader();
  const { value } = (await reader?.read()) ?? {};
  expect(value?.length).toBeGreaterThan(0);
  await reader?.cancel();
  // A hand-over of the event loop that a running export would use for its next batches.
  for (let turn = 0; turn < 5; turn++) await database.pool.query('select 1');
  const batches = query.mock.calls.filter((call) => JSON.stringify(call[0]).includes('audit_events')).length;
  query.mockRestore();
  expect(batches).toBeLessThan(20);
});
