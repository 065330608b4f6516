import type { Context as HonoContext } from 'hono';

import type { ApiTokenFacts } from '#lib/tokens/api-token.ts';

import type { ApiEnv } from './create-app.ts';
import { presentToken } from './present-token.ts';

/**
 * The answer to create and rotate: the token with its value. A repeated request with the same Idempotency-Key is
 * answered with the token as it is, without the value, which is stored nowhere.
 */
export function answerIssued(c: HonoContext<ApiEnv>, facts: ApiTokenFacts, secret: string | null) {
  if (secret === null) c.header('idempotency-replayed', 'true');
  return c.json(presentToken(facts, secret ?? undefined), 200);
}
