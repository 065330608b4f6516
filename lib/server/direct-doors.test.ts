import type { IncomingMessage, ServerResponse } from 'node:http';

import { beforeEach, describe, expect, it, vi } from 'vitest';

import { useTestDatabase } from '#db/testing/test-database.ts';
import { makeApi } from '#lib/api/testing/api-client.ts';

import { createDirectDoors } from './direct-doors.ts';
import { closeServer } from './listen.ts';
import { createLogger } from './log.ts';
import { startDoors } from './testing/doors.ts';

const database = useTestDatabase();
let value: string;
let lines: string[];
/** What a test does to a request, by its `X-Test` header, before the doors see it. */
let meddle: Record<string, (request: IncomingMessage, response: ServerResponse) => void>;
let doors: Awaited<ReturnType<typeof startDoors>>;

beforeEach(async () => {
  const { runtime, caller } = await makeApi(database);
  value = caller.value;
  lines = [];
  meddle = {};
  const log = createLogger('debug', { write: (line) => void lines.push(line) });
  const direct = createDirectDoors({ ...runtime, log });
  doors = await startDoors({
    direct(request, response) {
      meddle[String(request.headers['x-test'])]?.(request, response);
      return direct(request, response);
    },
  });
});

const asked = (headers: string[] = [], line = 'GET /verify HTTP/1.1') =>
  [line, 'Host: localhost:8888', `Authorization: Bearer ${value}`, ...headers, '', ''].join('\r\n');
const FORM = 'Content-Type: application/x-www-form-urlencoded';
const form = (body: string, headers: string[] = []) =>
  asked([FORM, `Content-Length: ${body.length}`, ...headers], 'POST /oauth/introspect HTTP/1.1') + body;
const LAST = 'Connection: close';
const statuses = (heard: string) => [...heard.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => Number(status));

describe('the doors that are answered directly', () => {
  it('answer requests that come one behind the other on a connection, each once and in their order', async () => {
    const own = form(`token=${value}`);
    const heard = await doors.say(
      asked() + own + asked([], 'GET /verify?permission=no.such HTTP/1.1') + form('token=noise') + asked([LAST]),
    );
    expect(statuses(heard)).toEqual([200, 200, 403, 200, 200]);
    expect(heard.indexOf('"active":true')).toBeLessThan(heard.indexOf('"active":false'));
  });

  it('go on when an answer cannot be written: that one is refused, the others of its turn are sent', async () => {
    meddle['broken'] = (_request, response) =>
      vi.spyOn(response, 'writeHead').mockImplementationOnce(() => {
        throw new Error('no header can be written');
      });
    const heard = await doors.say(asked(['X-Test: broken']) + asked() + form(`token=${value}`) + asked([LAST]));
    expect(statuses(heard)).toEqual([500, 200, 200, 200]);
    expect(lines.filter((line) => line.includes('no header can be written'))).toHaveLength(1);
  });

  it('go on when the client is gone before it was answered', async () => {
    const gone = Promise.withResolvers<void>();
    meddle['gone'] = (request, response) => {
      response.once('close', gone.resolve);
      request.socket.destroy();
    };
    for (const request of [asked(['X-Test: gone']), form(`token=${value}`, ['X-Test: gone'])]) {
      expect(await doors.say(request)).toBe('');
      await gone.promise;
    }
    expect(statuses(await doors.say(asked([LAST])))).toEqual([200]);
    expect(lines.filter((line) => line.includes('"error"'))).toEqual([]);
  });

  it('send what waits when the server is told to stop', async () => {
    let stopped: Promise<void> | undefined;
    meddle['stop'] = () => (stopped = closeServer(doors.server));
    expect(statuses(await doors.say(asked(['X-Test: stop', LAST])))).toEqual([200]);
    await stopped;
  });

  it('speak HTTP/1.0, answer HEAD without a body, and hang up on a body that nobody reads', async () => {
    const old = await doors.say(asked([], 'GET /verify HTTP/1.0'));
    expect([statuses(old), old.includes('x-latchkey-token-id')]).toEqual([[200], true]);
    const head = await doors.say(asked([LAST], 'HEAD /oauth/introspect HTTP/1.1'));
    expect([statuses(head), head.endsWith('\r\n\r\n')]).toEqual([[405], true]);
    // The length of the request that a proxy holds, whose body it keeps to itself.
    const length = await doors.say(asked(['Content-Length: 99'], 'POST /verify HTTP/1.1'));
    expect(statuses(length)).toEqual([200]);
  });

  it('are found by a whole address too, as proxies may write it, and tell nothing more of it', async () => {
    const whole = (request: string) => request.replace(' /', ' http://any.where:1/');
    const heard = await doors.say(
      whole(asked()) +
        whole(asked([], `GET /verify/${value}?permission=no.such HTTP/1.1`)) +
        whole(asked([], 'GET /verify?permission=no.such HTTP/1.1')) +
        whole(form(`token=${value}`, [LAST])),
    );
    expect(statuses(heard)).toEqual([200, 200, 403, 200]);
    expect(heard).toContain('"active":true');
    expect(lines.join('\n')).not.toContain(value.slice(40, 80));
  });

  it('refuse what only looks like a request of theirs', async () => {
    const basic = `Authorization: Basic ${Buffer.from(`x:${value}`).toString('base64')}`;
    const without = (text: string) => text.replace(/^Authorization: .*\r\n/m, '');
    for (const [request, status] of [
      [asked([LAST, 'Authorization:']), 401],
      [without(form(`token=${value}`, [basic, 'Authorization:', LAST])), 401],
      [without(form(`token=${value}`, [basic, LAST])), 200],
      [asked([FORM, LAST], 'POST /oauth/introspect HTTP/1.1'), 400],
      [asked([FORM, LAST], 'POST /oauth/revoke HTTP/1.1'), 400],
      [form(`token=${value}\u0000`, [LAST]), 200],
      [form('token=%00%ff%zz&x=%C0%AF', [LAST]), 200],
      [asked([LAST], `GET /verify?deployment=${encodeURIComponent("' or 1=1 --")} HTTP/1.1`), 403],
      [asked([`X-Padding: ${'x'.repeat(17_000)}`]), 431],
      [form(`token=${value}`, ['Transfer-Encoding: chunked']), 400],
      [asked(['Content-Length: 5', 'Content-Length: 6']), 400],
    ] as const) {
      expect([request.slice(-120), statuses(await doors.say(request))]).toEqual([request.slice(-120), [status]]);
    }
  });

  it('throw a refused body away, so that a client that sends it whole first reads why, and goes on', async () => {
    const large = form('x'.repeat(3_000_000));
    const chunked = asked([FORM, 'Transfer-Encoding: chunked'], 'POST /oauth/introspect HTTP/1.1');
    const chunk = `${(1_000_000).toString(16)}\r\n${'x'.repeat(1_000_000)}\r\n`;
    const ofAnotherType = large.replace('x-www-form-urlencoded', 'octet-stream');
    const heard = await doors.say(large + chunked + chunk + chunk + '0\r\n\r\n' + ofAnotherType + asked([LAST]));
    expect(statuses(heard)).toEqual([413, 413, 415, 200]);
  });

  it('write no value and no query into the log, at debug neither', async () => {
    const path = `/verify/${value}?permission=x&uri=${value}`;
    await doors.say(
      asked([], `GET ${path} HTTP/1.1`) + form(`token=${value}x`) + form(`client_secret=${value}`, [LAST]),
    );
    await vi.waitFor(() => expect(lines.filter((line) => line.includes('"request"'))).toHaveLength(3));
    expect(lines.join('\n')).not.toContain(value.slice(40, 80));
    expect(lines.join('\n')).not.toContain('permission');
  });
});
