import type { RequestFacts } from '#lib/context.ts';

/** Set by lib/server/http.ts on every request; what a client sends under these names is dropped there. */
export const REQUEST_ID_HEADER = 'x-latchkey-request-id';
export const ADDRESS_HEADER = 'x-latchkey-address';
/** The path without its query: it ends up in audit rows, and a query may hold a one-time code. */
export const PATH_HEADER = 'x-latchkey-path';
/** Path and query, to come back to after signing in; one-time codes are left out. */
export const URL_HEADER = 'x-latchkey-url';
export const METHOD_HEADER = 'x-latchkey-method';
/** The nonce that scripts and styles of this page answer need. */
export const NONCE_HEADER = 'x-nonce';

/** Reads the facts the server put on the request. */
export function requestFacts(headers: Pick<Headers, 'get'>): RequestFacts {
  return {
    id: headers.get(REQUEST_ID_HEADER) ?? 'unknown',
    address: headers.get(ADDRESS_HEADER) ?? 'unknown',
    userAgent: (headers.get('user-agent') ?? '').slice(0, 200),
    method: headers.get(METHOD_HEADER) ?? 'GET',
    path: headers.get(PATH_HEADER) ?? '/',
  };
}
