import type { Context as HonoContext } from 'hono';

import { getTokenForApi } from '#lib/tokens/get-token-for-api.ts';
import type { IssuedToken } from '#lib/tokens/types.ts';

import type { ApiEnv } from './create-app.ts';
import { presentToken } from './present-token.ts';

/**
 * The answer to create and rotate: the token with its value. A repeated request with the same Idempotency-Key is
 * answered with the token as it is, without the value, which is stored nowhere.
 */
export async function answerIssued(c: HonoContext<ApiEnv>, { token, secret }: Pick<IssuedToken, 'token' | 'secret'>) {
  const facts = await getTokenForApi(c.var.ctx, { tokenId: token.id });
  if (secret === null) c.header('idempotency-replayed', 'true');
  return c.json(presentToken(facts, secret ?? undefined), 200);
}
