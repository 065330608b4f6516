import { createServer, STATUS_CODES, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer, type Server as TlsServer } from 'node:https';
import type { Duplex } from 'node:stream';

import type { Logger } from 'pino';

import { REQUEST_ID_HEADER } from '#lib/doors/request-facts.ts';
import type { Env } from '#lib/env.ts';

import { refuseMachine, refusePage, type PageRefusal } from './answers.ts';
import { registerArrival, relativeTarget, type Arrival } from './arrival.ts';
import { parseTrustedProxies } from './client-address.ts';
import { hasBody, readBody, withBody } from './incoming.ts';
import { commonHeaders } from './security-headers.ts';
import type { TlsFiles } from './tls.ts';

export type Handler = (request: IncomingMessage, response: ServerResponse) => unknown;

export interface HttpParts {
  env: Pick<Env, 'publicUrl' | 'TRUSTED_PROXIES'>;
  log: Logger;
  /** Addresses that are answered before both doors; true when it took the request. */
  direct?: (request: IncomingMessage, response: ServerResponse) => boolean;
  /** The REST API and everything else for programs. */
  machine: Handler;
  /** Next's request handler. */
  pages: Handler;
  databaseAnswers(): Promise<boolean>;
  /** The server speaks HTTPS with these. */
  tls?: TlsFiles | null;
}

export type AnyServer = Server | TlsServer;

const MACHINE_BODY_BYTES = 1024 * 1024;
const PAGE_BODY_BYTES = 256 * 1024;
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);
const LOOPBACK_HOST = /^(127\.0\.0\.1|\[::1\])(?=:|$)/;

/** The HTTP server in front of both doors. Not listening yet. */
export function createHttpServer(parts: HttpParts): AnyServer {
  const { log } = parts;
  const publicUrl = new URL(parts.env.publicUrl);
  const trusted = parseTrustedProxies(parts.env.TRUSTED_PROXIES);
  const common = commonHeaders(publicUrl);

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const started = performance.now();
    const arrival = registerArrival(request, publicUrl, trusted);
    const { id: requestId, method, path, address } = arrival;
    response.setHeader(REQUEST_ID_HEADER, requestId);
    for (const [name, value] of common) response.setHeader(name, value);
    response.once('close', () => {
      const ms = Math.round(performance.now() - started);
      log.debug({ requestId, method, path, address, status: response.statusCode, ms }, 'request');
    });
    const refuse = (refusal: PageRefusal) =>
      arrival.isMachine ? refuseMachine(response, path, refusal) : refusePage(request, response, refusal);
    try {
      if (path === '/healthz') return await answerHealth(response);
      const refusal = arrival.isMachine ? null : await refusalOfPage(request, arrival);
      if (refusal) return refuse(refusal);
      if (isPageLoad(request) && publicUrl.hostname === 'localhost' && LOOPBACK_HOST.test(arrival.askedHost)) {
        // One origin only: a cookie set for 127.0.0.1 is not sent to localhost.
        response.writeHead(307, { location: publicUrl.origin + arrival.target, 'cache-control': 'no-store' }).end();
        return;
      }
      const limit = arrival.isMachine ? MACHINE_BODY_BYTES : PAGE_BODY_BYTES;
      // Whoever reads the body of a form or an action waits for its end, be it empty.
      const body = hasBody(request) || !SAFE_METHODS.has(arrival.method) ? await readBody(request, limit) : null;
      if (body === 'aborted') return;
      if (body === 'too-large') return refuse(tooLarge(limit));
      const whole = body ? withBody(request, body) : request;
      if (arrival.policy === null) {
        await parts.machine(whole, response);
        return;
      }
      response.setHeader('content-security-policy', arrival.policy);
      if (!path.startsWith('/_next/static/')) response.setHeader('cache-control', 'no-store');
      await parts.pages(whole, response);
    } catch (error) {
      log.error({ err: error, requestId, path }, 'request failed');
      const title = 'Something broke on our side';
      refuse({ status: 500, title, message: 'Something broke on our side. Try again.' });
    }
  }

  /** Why a page, action or file is not served, or null. */
  async function refusalOfPage(request: IncomingMessage, arrival: Arrival): Promise<PageRefusal | null> {
    if (!SAFE_METHODS.has(arrival.method) && request.headers.origin !== publicUrl.origin) {
      return {
        status: 403,
        title: 'This request came from another site',
        message:
          `Nothing was changed. Open the console at ${publicUrl.origin} and try again there. ` +
          'If that is not its address, its administrator can set PUBLIC_URL.',
      };
    }
    if (!isPageLoad(request) || (await parts.databaseAnswers())) return null;
    return {
      status: 503,
      title: 'The console cannot reach its database',
      message: 'Nothing was lost. The console comes back by itself as soon as the database answers.',
      retryAfterSeconds: 5,
    };
  }

  async function answerHealth(response: ServerResponse): Promise<void> {
    if (!(await parts.databaseAnswers())) {
      const message = 'The database does not answer. Check that it runs and can be reached from here.';
      return refuseMachine(response, '/healthz', { status: 503, message, retryAfterSeconds: 5 });
    }
    response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
    response.end('{"status":"ok"}');
  }

  const limits = {
    optimizeEmptyRequests: true,
    maxHeaderSize: 16 * 1024,
    headersTimeout: 15_000,
    requestTimeout: 60_000,
    keepAliveTimeout: 65_000,
  };
  const direct = parts.direct ?? (() => false);
  const listener = (request: IncomingMessage, response: ServerResponse) => {
    if (direct(request, response)) return;
    const { url = '/' } = request;
    // Looked at only now: hardly anybody sends a whole address, and `direct` is asked on every request of others.
    if (!url.startsWith('/')) {
      request.url = relativeTarget(url);
      if (direct(request, response)) return;
    }
    void handle(request, response);
  };
  const server = parts.tls
    ? createTlsServer({ ...limits, ...parts.tls, handshakeTimeout: 15_000 }, listener)
    : createServer(limits, listener);
  server.on('clientError', answerBrokenRequest);
  return server;
}

/** A browser asking for a whole document, as against a file, a server action or a refresh of an open page. */
function isPageLoad({ method, url = '', headers }: IncomingMessage): boolean {
  return (
    (method === 'GET' || method === 'HEAD') &&
    headers['rsc'] === undefined &&
    (headers.accept ?? '').includes('text/html') &&
    !url.startsWith('/_next/')
  );
}

function tooLarge(limit: number): PageRefusal {
  return {
    status: 413,
    title: 'The request is too large',
    message: `The request body is larger than ${limit / 1024} KiB. Nothing was changed. Send less at once.`,
  };
}

/** Answers what is no HTTP at all, or has more header bytes than we read, and hangs up. */
function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Duplex): void {
  // A handshake that failed, such as plain HTTP on a TLS port, has nobody who could read an answer.
  if (!socket.writable || error.code === 'ECONNRESET' || /^ERR_(SSL|TLS)_/.test(error.code ?? '')) {
    socket.destroy();
    return;
  }
  const status = error.code === 'HPE_HEADER_OVERFLOW' ? 431 : error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
