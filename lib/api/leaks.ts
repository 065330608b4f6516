import { setTimeout as sleep } from 'node:timers/promises';

import { createRoute, z } from '@hono/zod-openapi';

import { requestFacts } from '#lib/doors/request-facts.ts';
import { tooManyRequests } from '#lib/errors.ts';
import { networkOf } from '#lib/ip-ranges/ranges.ts';
import type { Runtime } from '#lib/runtime.ts';
import { findTokenValue } from '#lib/tokens/find-token-value.ts';
import { reportLeak } from '#lib/tokens/report-leak.ts';
import { reportLeakInput } from '#lib/tokens/schemas.ts';

import type { ApiApp } from './create-app.ts';
import { answerError } from './errors.ts';
import { json, jsonBody, refusal, refusals } from './schemas.ts';
import { TokenBuckets, type BucketLimit } from './token-buckets.ts';

const PATH = '/leaks';
/** Of one network, and of all together: a report costs a query, and needs no token. */
const PER_NETWORK: BucketLimit = { name: 'post', perSecond: 1, burst: 60 };
const ALTOGETHER: BucketLimit = { name: 'post', perSecond: 20, burst: 200 };
/** Characters; a report has 79. */
const BODY_MAX = 2_000;
/** Every accepted report is answered after this long, so that the time tells nothing either. */
const ANSWER_AFTER_MS = 250;

const SHAPE = 'Send {"sha256": "…"} as JSON: the SHA-256 of the value in 64 hexadecimal digits.';
const VALUE_SENT =
  'This looks like the value itself, so nothing was done with it. Send only its SHA-256, and treat the value as leaked.';
const ACCEPTED = 'Thank you. If this is the SHA-256 of a value of this server that is accepted, it is dealt with.';

/** For the documents: the handler reads the body itself, because its refusals say more than a schema does. */
const leakRoute = createRoute({
  operationId: 'reportLeak',
  summary: 'Report a value that was found',
  description:
    'Needs no token. Takes the SHA-256 of the value, never the value, and answers the same whether it is known here or not.',
  tags: ['Leaks'],
  method: 'post',
  path: PATH,
  security: [],
  request: { body: jsonBody(reportLeakInput) },
  responses: {
    202: json(z.object({ message: z.string() }).openapi('LeakReport'), 'Taken.'),
    400: refusals[400],
    413: refusal('The body is larger than 1 MiB.'),
    429: { ...refusals[429], description: 'Your network, or all together, reported too many.' },
    503: refusals[503],
  },
});

/**
 * POST /leaks, for whoever found a value: takes its SHA-256, never the value, without a token. Answers 202 whether it knows
 * the value or not.
 */
export function addLeakRoutes(app: ApiApp, runtime: Runtime): void {
  const buckets = new TokenBuckets(() => runtime.clock.now().getTime());
  const takeTurn = (address: string) => {
    for (const [key, limit] of [
      [networkOf(address), PER_NETWORK],
      ['all', ALTOGETHER],
    ] as const) {
      const { isAllowed, retryAfterSeconds } = buckets.take(key, limit);
      if (isAllowed) continue;
      throw tooManyRequests('Too many leaks were reported at once', retryAfterSeconds);
    }
  };
  app.openAPIRegistry.registerPath(leakRoute);
  app.post(PATH, async (c) => {
    const request = requestFacts(c.req.raw.headers);
    takeTurn(request.address);
    const text = await c.req.text();
    const input = reportLeakInput.safeParse(text.length > BODY_MAX ? null : parseJson(text));
    if (!input.success) {
      const isValue = findTokenValue(text.slice(0, BODY_MAX)) !== null;
      return answerError(c, 400, isValue ? VALUE_SENT : SHAPE);
    }
    await Promise.all([reportLeak(runtime, input.data, request), sleep(ANSWER_AFTER_MS)]);
    return c.json({ message: ACCEPTED }, 202);
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
