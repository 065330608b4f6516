import type { KeptHead } from '#lib/verification/kept-answer.ts';

import type { DirectCall } from './direct-doors.ts';
import { writeHead } from './write-head.ts';

/**
 * Answers 200 with `text`, which is ASCII, and `headers`, both always the same for one `kept`. With a `sunset`, which this
 * answer alone has, the head is not kept.
 */
export function answerKept(
  call: DirectCall,
  kept: KeptHead,
  headers: () => readonly string[],
  sunset: readonly string[],
  text: string,
): void {
  const { response, runtime } = call;
  const now = runtime.clock.now().getTime();
  call.answer(() => {
    if (sunset.length > 0) response.writeHead(200, [...headers(), ...sunset]);
    else writeHead(response, kept, now, headers);
    response.end(text, 'latin1');
  });
}
