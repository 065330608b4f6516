import { createHash, timingSafeEqual } from 'node:crypto';

import { bearerValue, lockedOut } from '#lib/doors/bearer.ts';
import { requestFacts } from '#lib/doors/request-facts.ts';
import { DomainError } from '#lib/errors.ts';
import { createMetrics } from '#lib/metrics/create-metrics.ts';
import type { Runtime } from '#lib/runtime.ts';

import type { ApiApp } from './create-app.ts';

/**
 * GET /metrics for whoever sends METRICS_TOKEN as bearer. Without that variable there is nothing at the address; wrong
 * tokens count as guesses.
 */
export function addMetricsRoute(app: ApiApp, runtime: Runtime): void {
  const expected = runtime.env.METRICS_TOKEN;
  if (expected === undefined) return;
  const metrics = createMetrics(runtime);
  const digest = digestOf(expected);
  app.get('/metrics', async (c) => {
    const value = bearerValue(c.req.header('authorization'));
    if (value === null || !timingSafeEqual(digestOf(value), digest)) {
      const { address } = requestFacts(c.req.raw.headers);
      const wait = value === null ? 0 : runtime.verification.guesses.count(address);
      if (wait > 0) throw lockedOut(wait);
      throw new DomainError('UNAUTHENTICATED', 'Send METRICS_TOKEN in the header “Authorization: Bearer <token>”.', {
        details: { challenge: 'Bearer realm="latchkey metrics"' },
      });
    }
    return c.body(await metrics.text(), 200, { 'content-type': metrics.contentType });
  });
}

/** Of one length whatever was sent, so that the comparison takes the same time. */
const digestOf = (text: string) => createHash('sha256').update(text).digest();
