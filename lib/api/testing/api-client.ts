import { insertMember, insertOrganization } from '#db/testing/factories.ts';
import { contextOf, testRuntime } from '#db/testing/test-context.ts';
import type { TestDatabase } from '#db/testing/test-database.ts';
import type { Context } from '#lib/context.ts';
import { ADDRESS_HEADER, METHOD_HEADER, PATH_HEADER, REQUEST_ID_HEADER } from '#lib/doors/request-facts.ts';
import { createToken } from '#lib/tokens/create-token.ts';

import { createApi } from '../app.ts';
import { documentsOf } from '../openapi.ts';
import { expectDocumented } from './expect-documented.ts';

export interface Asked {
  status: number;
  headers: Headers;
  text: string;
  // Tests read whatever shape they expect and fail when it is another one.
  // oxlint-disable-next-line typescript/no-explicit-any
  body: any;
}

export interface AskOptions {
  method?: string;
  /** A value, or null for no Authorization header. */
  token?: string | null;
  json?: unknown;
  /** Raw body and headers, for what is no JSON. */
  body?: string;
  headers?: Record<string, string>;
}

/**
 * An Organization with an owner, a token of it in force, and the API asked the way lib/server asks it. Every answer is
 * held against the OpenAPI document on the way.
 */
export async function makeApi(database: TestDatabase, role = 'ORGANIZATION_OWNER') {
  const runtime = testRuntime(database);
  const api = createApi(runtime);
  const documentOf = documentsOf(api, 'http://localhost:8888');
  const organization = await insertOrganization(database.db, 'Acme');
  const owner = await insertMember(database.db, organization, { fullName: 'Ada Lovelace' });
  const context = (now = new Date()): Promise<Context> => contextOf(runtime, organization, owner, now);
  const issue = async (name: string, as = 'ORGANIZATION_OWNER', expiryDays: number | null = null) => {
    const issued = await createToken(await context(), { name, role: as, expiryDays });
    return { id: issued.token.id, value: issued.secret ?? '' };
  };
  const caller = await issue('caller', role);

  const ask = async (path: string, options: AskOptions = {}): Promise<Asked> => {
    const {
      method = 'GET',
      token = caller.value,
      json,
      body = json === undefined ? null : JSON.stringify(json),
    } = options;
    const headers = {
      [REQUEST_ID_HEADER]: 'req-1',
      [ADDRESS_HEADER]: '203.0.113.50',
      [METHOD_HEADER]: method,
      [PATH_HEADER]: path,
      'user-agent': 'astro-cli/1.45.0',
      ...(token !== null && { authorization: `Bearer ${token}` }),
      ...(json !== undefined && { 'content-type': 'application/json' }),
      ...options.headers,
    };
    const response = await api.fetch(new Request(`http://localhost:8888${path}`, { method, headers, body }));
    const text = await response.text();
    const contentType = response.headers.get('content-type');
    await expectDocumented(documentOf, { method, path, status: response.status, contentType, text });
    const isJson = contentType?.startsWith('application/json') ?? false;
    return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : null };
  };
  const post = (path: string, json?: unknown, options: AskOptions = {}) =>
    ask(path, { method: 'POST', ...(json !== undefined && { json }), ...options });
  const base = `/v1/organizations/${organization.id}`;
  return { runtime, api, organization, owner, caller, context, issue, ask, post, base, tokens: `${base}/tokens` };
}

export type ApiUnderTest = Awaited<ReturnType<typeof makeApi>>;
