import type { ServerResponse } from 'node:http';

import type { KeptHead } from '#lib/verification/kept-answer.ts';

/** Where node keeps the head of an answer that it has put together; not documented, so a test holds it against what is sent. */
const MADE = '_header';
type WithHead = ServerResponse & { [MADE]?: string | null };

/**
 * Begins an answer 200 with these headers, which are always the same for one `kept`. Node checks and joins all headers
 * anew each time, which takes longer than the decision about a token: within a second (`now`, milliseconds since 1970),
 * in which `Date` stays the same, the head that it made last is sent again.
 */
export function writeHead(
  response: ServerResponse,
  kept: KeptHead,
  now: number,
  headers: () => readonly string[],
): void {
  const made = response as WithHead;
  const second = Math.floor(now / 1000);
  if (second === kept.second && response.shouldKeepAlive) {
    made[MADE] = kept.text;
    return;
  }
  response.writeHead(200, headers() as string[]);
  const text = made[MADE];
  // One that closes its connection says so in its head. A node that puts it elsewhere goes on making all of them.
  if (!response.shouldKeepAlive || typeof text !== 'string') return;
  // Node tells the time of a second until a timer runs, which under load comes after the first answers of the next one.
  if (!text.includes(`: ${new Date(second * 1000).toUTCString()}\r\n`)) return;
  kept.text = text;
  kept.second = second;
}
