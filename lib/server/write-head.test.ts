import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { keepText } from '#lib/verification/kept-answer.ts';

import { writeHead } from './write-head.ts';

const MOMENT = 1_800_000_000_000;
const BODY = keepText({ active: true }).text;
const HEADERS = ['content-type', 'application/json', 'content-length', String(BODY.length), 'x-own', 'value'];

let server: Server;
let now: number;
/** What node tells in `Date`, in place of a clock that goes on. */
let told: number;
/** How often node was given the headers. */
let made: number;

beforeEach(async () => {
  const { head } = keepText({ active: true });
  at(MOMENT);
  made = 0;
  server = createServer({ keepAliveTimeout: 65_000 }, (request, response) => {
    const headers = request.url === '/now' ? HEADERS : [...HEADERS, 'Date', dateOf(told)];
    if (request.url === '/plain') response.writeHead(200, headers);
    else writeHead(response, head, now, () => (made++, headers));
    response.end(BODY, 'latin1');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

function at(moment: number): void {
  now = moment;
  told = moment;
}

const dateOf = (moment: number) => new Date(moment).toUTCString();

/** Everything that is answered to these requests, sent one behind the other on one connection. */
function ask(...requests: string[]): Promise<string> {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.end(requests.map((request) => `${request}\r\n\r\n`).join(''));
  return text(socket);
}

const get = (path: string, ...headers: string[]) => [`GET ${path} HTTP/1.1`, 'Host: here', ...headers].join('\r\n');
const dates = (answers: string) => [...answers.matchAll(/^Date: (.*)\r$/gm)].map(([, date]) => date);
const last = (answers: string) => answers.slice(answers.lastIndexOf('HTTP/1.1 '));

describe('a head that is sent again', () => {
  it('is what node itself writes, made once in a second', async () => {
    const [plain, again] = [await ask(get('/plain'), get('/plain')), await ask(get('/'), get('/'))];
    expect(again).toBe(plain);
    expect(dates(again)).toEqual([dateOf(MOMENT), dateOf(MOMENT)]);
    expect(again.match(/^x-own: value\r$/gm)).toHaveLength(2);
    expect(again).toContain('Keep-Alive: timeout=65');
    expect(made).toBe(1);
  });

  it('has the date of node’s own clock', async () => {
    // Once more where a second ended meanwhile.
    await vi.waitFor(async () => {
      now = Date.now();
      made = 0;
      expect(dates(await ask(get('/now'), get('/now'), get('/now')))).toEqual(Array(3).fill(dateOf(now)));
      expect(made).toBeLessThanOrEqual(1);
    });
  });

  it('is made anew in another second', async () => {
    await ask(get('/'));
    for (const [moment, times] of [
      [MOMENT + 999, 1],
      [MOMENT + 1_000, 2],
      [MOMENT + 1_999, 2],
      [MOMENT, 3],
    ] as const) {
      at(moment);
      expect([moment, dates(await ask(get('/'))), made]).toEqual([moment, [dateOf(moment)], times]);
    }
  });

  it('is not kept with the date of the second before, which node tells until its timer runs', async () => {
    await ask(get('/'));
    now = MOMENT + 1_000;
    expect(dates(await ask(get('/')))).toEqual([dateOf(MOMENT)]);
    at(MOMENT + 1_001);
    expect(dates(await ask(get('/'), get('/')))).toEqual([dateOf(MOMENT + 1_000), dateOf(MOMENT + 1_000)]);
    expect(made).toBe(3);
  });

  it('is made each time by a node that keeps it elsewhere', () => {
    const { head } = keepText({ active: true });
    const response = { shouldKeepAlive: true, writeHead: vi.fn() };
    for (let n = 0; n < 3; n++) writeHead(response as never, head, MOMENT, () => HEADERS);
    expect(response).toEqual({ shouldKeepAlive: true, writeHead: response.writeHead });
    expect(response.writeHead).toHaveBeenCalledTimes(3);
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
    expect(answers.split(BODY)).toHaveLength(3);
  });
});
