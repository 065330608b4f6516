import { request as httpRequest, type IncomingHttpHeaders, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';

import { afterEach } from 'vitest';

import { createHttpServer, type HttpParts } from '../http.ts';
import { createLogger } from '../log.ts';

interface Seen {
  door: 'machine' | 'pages';
  headers: IncomingHttpHeaders;
  rawHeaders: string[];
  url: string;
  body: string;
}

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

interface Call {
  method?: string;
  /** Several values are several lines. */
  headers?: Record<string, string | string[]>;
  body?: string | Buffer;
  chunked?: boolean;
  /** The address of this machine that it is sent from. */
  from?: string;
}

export const PUBLIC_URL = 'http://localhost:8888';
export const HTML = { accept: 'text/html' };
const running: Server[] = [];
afterEach(() => {
  for (const server of running.splice(0)) server.closeAllConnections();
});

/** A server whose two doors only note what they were given. */
export async function startDoors(overrides: Partial<HttpParts> & { trusted?: string[]; publicUrl?: string } = {}) {
  const seen: Seen[] = [];
  const door =
    (name: Seen['door']): HttpParts['machine'] =>
    async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const { headers, rawHeaders, url = '' } = request;
      seen.push({ door: name, headers, rawHeaders, url, body: Buffer.concat(chunks).toString() });
      response.end(name);
    };
  const server = createHttpServer({
    env: { publicUrl: overrides.publicUrl ?? PUBLIC_URL, TRUSTED_PROXIES: overrides.trusted ?? [] },
    log: createLogger('silent'),
    machine: door('machine'),
    pages: door('pages'),
    databaseAnswers: () => Promise.resolve(true),
    ...overrides,
  });
  running.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const call = (path: string, options: Call = {}) => ask(port, path, options);
  return { call, say: (text: string) => say(port, text), server, seen };
}

/** Bytes as they are, on a connection of their own; all that comes back until the server hangs up, politely or not. */
function say(port: number, text: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    let heard = '';
    socket.setEncoding('latin1').on('data', (part: string) => (heard += part));
    socket.on('error', () => {}).on('close', () => resolve(heard));
  });
}

/** One request on a connection of its own. */
export function ask(
  port: number,
  path: string,
  { method = 'GET', headers = {}, body, chunked, from }: Call,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const length = body === undefined || chunked ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const all = { host: 'localhost:8888', ...length, ...headers };
    const where = { host: '127.0.0.1', port, path, ...(from !== undefined && { localAddress: from }) };
    const outgoing = httpRequest({ ...where, method, headers: all, agent: false }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', () =>
        resolve({
          status: incoming.statusCode ?? 0,
          headers: incoming.headers,
          body: Buffer.concat(chunks).toString(),
        }),
      );
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
