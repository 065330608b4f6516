import { SPEC_PATHS } from '../openapi.ts';
import { expectDocumented, type ReadDocument } from './expect-documented.ts';

/**
 * `fetch` for paths of a running server. Throws when an answer of the API is not what the document says that this server
 * serves.
 */
export function checkedFetch(origin: string): (path: string, init?: RequestInit) => Promise<Response> {
  const read: ReadDocument = async (base) => (await (await fetch(`${origin}${SPEC_PATHS[base]}`)).json()) as object;
  return async (path, init = {}) => {
    const response = await fetch(`${origin}${path}`, init);
    const contentType = response.headers.get('content-type');
    // Streams of other types may be long, and only their type is documented.
    const isRead = contentType === null || contentType.startsWith('application/json');
    const text = isRead ? await response.clone().text() : '';
    const { method = 'GET' } = init;
    await expectDocumented(read, { method, path, status: response.status, contentType, text });
    return response;
  };
}
