import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';

import { describe, expect, it, vi } from 'vitest';

import { receiveBody, type Body } from './incoming.ts';

/** A request whose body arrives as the test says; `all` has every time that it was handed on. */
function receiving(limit: number, headers: Record<string, string> = {}) {
  const request = new IncomingMessage(new Socket());
  Object.assign(request.headers, headers);
  const all: string[] = [];
  receiveBody(request, limit, (body: Body) => all.push(body.toString()));
  const arrive = (part: string | Buffer | null) => {
    request.push(part);
    return new Promise((resolve) => setImmediate(resolve));
  };
  return { request, all, arrive };
}

describe('a body', () => {
  it('of any number of parts is handed on once, whole', async () => {
    for (const parts of [[], ['token=x'], ['tok', 'en=', 'x']]) {
      const { request, all, arrive } = receiving(7);
      for (const part of parts) await arrive(part);
      expect(all).toEqual([]);
      await arrive(null);
      request.destroy();
      await vi.waitFor(() => expect(request.closed).toBe(true));
      expect(all).toEqual([parts.join('')]);
    }
  });

  it('is too large by what arrives, and told so with the first byte too many', async () => {
    const { all, arrive } = receiving(7, { 'content-length': '3' });
    await arrive('token=x');
    expect(all).toEqual([]);
    await arrive('y');
    expect(all).toEqual(['too-large']);
    await arrive('z');
    await arrive(null);
    expect(all).toEqual(['too-large']);
  });

  it('is too large by what its length says, before anything arrives', async () => {
    const { all, arrive } = receiving(7, { 'content-length': '8' });
    expect(all).toEqual(['too-large']);
    await arrive('token=xy');
    await arrive(null);
    expect(all).toEqual(['too-large']);
  });

  it('without an end is cut off, after enough was thrown away for an honest client to read the answer', async () => {
    const { request, all, arrive } = receiving(7);
    const mebibyte = Buffer.alloc(1024 * 1024);
    for (let count = 0; count < 16; count++) await arrive(mebibyte);
    expect([all, request.destroyed]).toEqual([['too-large'], false]);
    await arrive(mebibyte);
    expect([all, request.destroyed]).toEqual([['too-large'], true]);
  });

  it('of a client that went away is none', async () => {
    const { request, all, arrive } = receiving(7);
    await arrive('tok');
    request.destroy();
    await vi.waitFor(() => expect(all).toEqual(['aborted']));
  });
});
