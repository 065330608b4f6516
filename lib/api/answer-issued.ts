import type { Context as HonoContext } from 'hono';

import type { ApiTokenFacts } from '#lib/tokens/api-token.ts';
import type { Issued } from '#lib/tokens/issued-token.ts';

import type { ApiEnv } from './create-app.ts';
import { presentToken } from './present-token.ts';

/**
 * The answer to create and rotate: the token with its value. A repeated request with the same Idempotency-Key is
 * answered with the token as it is, without the value, which is stored nowhere.
 */
export function answerIssued(c: HonoContext<ApiEnv>, { token, secret }: Issued<ApiTokenFacts>) {
  if (secret === null) c.header('idempotency-replayed', 'true');
  return c.json(presentToken(token, secret ?? undefined), 200);
}
