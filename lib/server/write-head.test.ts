import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { keepText } from '#lib/verification/kept-answer.ts';

import { writeHead } from './write-head.ts';

const MOMENT = 1_800_000_000_000;
const told = keepText({ active: true });
const HEADERS = ['content-type', 'application/json', 'content-length', String(told.text.length), 'x-own', 'value'];

let server: Server;
let now: number;
/** How often node was given the headers. */
let made: number;

beforeEach(async () => {
  const { text: body, head } = keepText({ active: true });
  now = MOMENT;
  made = 0;
  server = createServer({ keepAliveTimeout: 65_000 }, (request, response) => {
    if (request.url === '/plain') response.writeHead(200, HEADERS);
    else writeHead(response, head, now, () => (made++, HEADERS));
    response.end(body, 'latin1');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

/** Everything that is answered to these requests, sent one behind the other on one connection. */
function ask(...requests: string[]): Promise<string> {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.end(requests.map((request) => `${request}\r\n\r\n`).join(''));
  return text(socket);
}

const get = (path: string, ...headers: string[]) => [`GET ${path} HTTP/1.1`, 'Host: here', ...headers].join('\r\n');
/** Dates apart: the seconds of node's clock go on. */
const undated = (answers: string) => answers.replaceAll(/^Date: .*\r\n/gm, 'Date\r\n');
const last = (answers: string) => answers.slice(answers.lastIndexOf('HTTP/1.1 '));

describe('a head that is sent again', () => {
  it('is what node itself writes, made once in a second', async () => {
    const [plain, again] = [await ask(get('/plain'), get('/plain')), await ask(get('/'), get('/'))];
    expect(undated(again)).toBe(undated(plain));
    expect(again.match(/^Date: .*GMT\r$/gm)).toHaveLength(2);
    expect(again.match(/^x-own: value\r$/gm)).toHaveLength(2);
    expect(again).toContain('Keep-Alive: timeout=65');
    expect(made).toBe(1);
  });

  it('is made anew in another second', async () => {
    await ask(get('/'));
    for (const [at, times] of [
      [MOMENT + 999, 1],
      [MOMENT + 1_000, 2],
      [MOMENT + 1_999, 2],
      [MOMENT, 3],
    ] as const) {
      now = at;
      await ask(get('/'));
      expect([at, made]).toEqual([at, times]);
    }
  });

  it('says that the connection ends where it does, and is not kept then', async () => {
    const closing = get('/', 'Connection: close');
    const ending = await ask(closing);
    expect(ending).toContain('Connection: close');
    expect(await ask(get('/'), closing)).toMatch(/Connection: keep-alive[^]*Connection: close/);
    expect(await ask(get('/'))).toContain('Connection: keep-alive');
    expect(last(await ask(get('/'), 'GET / HTTP/1.0'))).toContain('Connection: close');
  });

  it('goes without the body to whoever asks for the head alone', async () => {
    const answers = await ask(get('/'), get('/').replace('GET', 'HEAD'), get('/'));
    expect(answers.match(/content-length: 15/g)).toHaveLength(3);
    expect(answers.split(told.text)).toHaveLength(3);
  });
});
