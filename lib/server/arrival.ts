import type { IncomingMessage } from 'node:http';

import {
  ADDRESS_HEADER,
  METHOD_HEADER,
  NONCE_HEADER,
  PATH_HEADER,
  REQUEST_ID_HEADER,
  URL_HEADER,
} from '#lib/doors/request-facts.ts';
import { newId } from '#lib/ids.ts';

import { clientAddress, type Range } from './client-address.ts';
import { setHeaders } from './incoming.ts';
import { contentSecurityPolicy, newNonce } from './security-headers.ts';

/** First path segments that programs call; every other path is a page, a server action or a file of the console. */
const MACHINE_PATH =
  /^\/(v1|iam|platform|labs|private|spec|oauth|userinfo|\.well-known|verify|leaks|metrics|healthz|llms\.txt|llms-full\.txt|docs\/[\w-]+\.md)(\/|$)/;

/** Pages opened with a one-time code as the second segment; the code is as good as a password. */
const PATH_WITH_CODE = /^(\/+(?:invite|reset))\/.*$/;

/** What the server itself knows about a request, before anybody handles it. */
export interface Arrival {
  id: string;
  method: string;
  /** Path and query, without scheme and host even when the client sent them. */
  target: string;
  /** For the log and the audit rows: without the one-time code that some pages have in their address. */
  path: string;
  isMachine: boolean;
  /** The caller's address after TRUSTED_PROXIES was applied. */
  address: string;
  /** The Host header as it came; the handlers see the one of PUBLIC_URL. */
  askedHost: string;
  /** Content-Security-Policy of the answer; null for programs, whose answers are data. */
  policy: string | null;
}

/** Takes the facts of a request and rewrites its headers so that handlers can believe them. */
export function registerArrival(request: IncomingMessage, publicUrl: URL, trusted: readonly Range[]): Arrival {
  const target = relativeTarget(request.url ?? '/');
  const path = (target.split('?', 1)[0] ?? '/').replace(PATH_WITH_CODE, '$1');
  const isMachine = MACHINE_PATH.test(path);
  const forwardedFor = request.headers['x-forwarded-for'];
  const nonce = newNonce();
  const arrival: Arrival = {
    id: newId(),
    method: request.method ?? 'GET',
    target,
    path,
    isMachine,
    address: clientAddress(request.socket.remoteAddress ?? '', [forwardedFor ?? []].flat().join(','), trusted),
    askedHost: request.headers.host ?? '',
    policy: isMachine ? null : contentSecurityPolicy(nonce),
  };
  request.url = target;
  setHeaders(request, {
    host: publicUrl.host,
    'x-forwarded-host': publicUrl.host,
    'x-forwarded-proto': publicUrl.protocol.slice(0, -1),
    [REQUEST_ID_HEADER]: arrival.id,
    [ADDRESS_HEADER]: arrival.address,
    [METHOD_HEADER]: arrival.method,
    [PATH_HEADER]: asciiText(path),
    [URL_HEADER]: asciiText(withoutCodes(target)),
    // Next takes the nonce of its own scripts from the policy on the request.
    ...(arrival.policy !== null && { [NONCE_HEADER]: nonce, 'content-security-policy': arrival.policy }),
  });
  return arrival;
}

/** Programs and proxies may send `GET http://host/path` (RFC 9112, 3.2.2); only the path counts. */
export function relativeTarget(url: string): string {
  if (url.startsWith('/')) return url;
  return URL.canParse(url) ? new URL(url).pathname + new URL(url).search : '/';
}

/** Query names that a page is opened with once, and Next's own cache key. */
function withoutCodes(target: string): string {
  const [path = '/', query] = target.split('?', 2);
  if (query === undefined) return path;
  const params = new URLSearchParams(query);
  for (const name of ['code', '_rsc']) params.delete(name);
  return params.size === 0 ? path : `${path}?${params}`;
}

/** Header values are ASCII of a bounded length; a URL may come with other bytes. What is escaped stays as it is. */
const asciiText = (text: string) => text.replace(/[^\u0021-\u007e]/gu, escapeText).slice(0, 2_000);

const escapeText = (character: string) => encodeURIComponent(character.toWellFormed());
