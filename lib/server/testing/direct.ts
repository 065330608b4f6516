import type { TestDatabase } from '#db/testing/test-database.ts';
import { makeApi } from '#lib/api/testing/api-client.ts';

import { createDirectDoors } from '../direct-doors.ts';
import { startDoors } from './doors.ts';

/** An Organization with tokens, and the addresses that the server answers itself, asked over HTTP. */
export async function startDirect(database: TestDatabase) {
  const api = await makeApi(database);
  const { call } = await startDoors({ direct: createDirectDoors(api.runtime) });
  const bearer = (value: string) => ({ authorization: `Bearer ${value}` });
  const introspect = (fields: Record<string, string> | string, headers: Record<string, string | string[]> = {}) =>
    call('/oauth/introspect', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body: typeof fields === 'string' ? fields : new URLSearchParams(fields).toString(),
    });
  const verify = (value: string, query = '') => call(`/verify${query}`, { headers: bearer(value) });
  return { api, call, bearer, introspect, verify };
}
