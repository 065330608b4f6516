import { IncomingMessage } from 'node:http';

/** Headers that only a proxy or this server may write, so nothing a client sends under these names gets through. */
const NOT_FROM_CLIENTS =
  /^(x-latchkey-|x-forwarded-|x-middleware-|x-original-|x-rewrite-)|^(forwarded|host|x-real-ip|x-client-ip|true-client-ip|x-nonce|content-security-policy|x-http-method-override)$/;

/** Replaces what a client claims about itself by what the server knows. `own` has lower-case names. */
export function setHeaders(request: IncomingMessage, own: Record<string, string>): void {
  const raw: string[] = [];
  for (let at = 0; at < request.rawHeaders.length; at += 2) {
    const name = request.rawHeaders[at] ?? '';
    if (!NOT_FROM_CLIENTS.test(name.toLowerCase())) raw.push(name, request.rawHeaders[at + 1] ?? '');
  }
  for (const name of Object.keys(request.headers)) if (NOT_FROM_CLIENTS.test(name)) delete request.headers[name];
  for (const [name, value] of Object.entries(own)) {
    raw.push(name, value);
    request.headers[name] = value;
  }
  request.rawHeaders = raw;
}

/** Stands for several Authorization headers: no credential of any scheme. */
const SEVERAL = 'several';

/**
 * The Authorization header. Node keeps the first of several, but a service behind the proxy may read another one: several,
 * an empty one among them too, are taken for none that can be read (RFC 9110, 5.3).
 */
export function authorizationOf(request: IncomingMessage): string | undefined {
  const { rawHeaders, headers } = request;
  let count = 0;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] ?? '';
    if (name.length === 13 && name.toLowerCase() === 'authorization') count++;
  }
  return count > 1 ? SEVERAL : headers.authorization;
}

export function hasBody(request: IncomingMessage): boolean {
  const length = request.headers['content-length'];
  return request.headers['transfer-encoding'] !== undefined || (length !== undefined && length !== '0');
}

/** What is thrown away of a refused body, so that the client gets to read the refusal, before the connection is cut. */
const DISCARD_LIMIT = 16 * 1024 * 1024;

export type Body = Buffer | 'too-large' | 'aborted';

/**
 * Reads a body of at most `limit` bytes, counted as they arrive, whatever Content-Length says, and calls `done` once:
 * 'too-large' when it has more, 'aborted' when the client went away.
 */
export function receiveBody(request: IncomingMessage, limit: number, done: (body: Body) => void): void {
  // A request without a body has ended before anybody listens (`optimizeEmptyRequests`).
  if (request.readableEnded) return done(Buffer.alloc(0));
  let chunks: Buffer[] = [];
  let bytes = 0;
  let isDone = false;
  const finish = (body: Body) => {
    if (isDone) return;
    isDone = true;
    chunks = [];
    done(body);
  };
  request.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > limit) finish('too-large');
    else chunks.push(chunk);
    if (bytes > limit + DISCARD_LIMIT) request.destroy();
  });
  request.on('end', () => finish(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)));
  // Comes after every request, broken off or not.
  request.on('close', () => finish('aborted'));
  if (Number(request.headers['content-length']) > limit) finish('too-large');
}

/** The same as a promise. */
export function readBody(request: IncomingMessage, limit: number): Promise<Body> {
  return new Promise((resolve) => receiveBody(request, limit, resolve));
}

/** The same request with its body still to be read. */
export function withBody(request: IncomingMessage, body: Buffer): IncomingMessage {
  const copy = new IncomingMessage(request.socket);
  copy.method = request.method;
  copy.url = request.url;
  copy.httpVersion = request.httpVersion;
  copy.httpVersionMajor = request.httpVersionMajor;
  copy.httpVersionMinor = request.httpVersionMinor;
  copy.headers = request.headers;
  copy.rawHeaders = request.rawHeaders;
  copy.complete = true;
  if (body.length > 0) copy.push(body);
  copy.push(null);
  return copy;
}
