import type { RequestFacts } from '#lib/context.ts';

/** Set by lib/server/http.ts on every request; what a client sends under these names is dropped there. */
export const REQUEST_ID_HEADER = 'x-latchkey-request-id';
export const ADDRESS_HEADER = 'x-latchkey-address';
export const PATH_HEADER = 'x-latchkey-path';
export const METHOD_HEADER = 'x-latchkey-method';

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
