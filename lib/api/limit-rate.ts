import type { Context, MiddlewareHandler } from 'hono';

import type { Env } from '#lib/env.ts';
import { tooManyRequests } from '#lib/errors.ts';
import { plural } from '#lib/format.ts';
import type { Runtime } from '#lib/runtime.ts';

import type { ApiEnv } from './create-app.ts';
import { TokenBuckets, type BucketLimit } from './token-buckets.ts';

type Limits = Pick<Env, 'API_GET_PER_SECOND' | 'API_POST_PER_SECOND' | 'API_DELETE_PER_SECOND' | 'API_BURST'>;

/** The limit of a method; HEAD counts as GET, and what no operation has is not limited. */
function limitOf(env: Limits, method: string): BucketLimit | null {
  const burst = env.API_BURST;
  switch (method) {
    case 'GET':
    case 'HEAD':
      return { name: 'get', perSecond: env.API_GET_PER_SECOND, burst };
    case 'POST':
      return { name: 'post', perSecond: env.API_POST_PER_SECOND, burst };
    case 'DELETE':
      return { name: 'delete', perSecond: env.API_DELETE_PER_SECOND, burst };
    default:
      return null;
  }
}

/** Whom a limit counts for, and how they are called in the refusal. */
interface Caller {
  who: string;
  keyOf: (c: Context<ApiEnv>) => string;
}
const TOKEN: Caller = { who: 'This token', keyOf: (c) => c.var.ctx.actor.id };

/**
 * Bounds how fast one token, or person, may send requests, and announces it (draft-ietf-httpapi-ratelimit-headers): `q` requests at
 * once, of which the last comes back after `w` seconds; `r` are left and all are back in `t` seconds. Stands behind the
 * bearer door, so only tokens in force have a bucket, unless another caller is named. Each process counts for itself.
 */
export function limitRate(runtime: Pick<Runtime, 'env' | 'clock'>, caller: Caller = TOKEN): MiddlewareHandler<ApiEnv> {
  const buckets = new TokenBuckets(() => runtime.clock.now().getTime());
  return async (c, next) => {
    const limit = limitOf(runtime.env, c.req.method);
    if (limit && limit.perSecond > 0) {
      const { name, perSecond, burst } = limit;
      const { isAllowed, remaining, resetSeconds, retryAfterSeconds } = buckets.take(caller.keyOf(c), limit);
      c.header('ratelimit-policy', `"${name}";q=${burst};w=${Math.ceil(burst / perSecond)}`);
      c.header('ratelimit', `"${name}";r=${remaining};t=${resetSeconds}`);
      if (!isAllowed) {
        const allowed = plural(perSecond, `${name.toUpperCase()} request`);
        throw tooManyRequests(`${caller.who} may send ${allowed} per second`, retryAfterSeconds);
      }
    }
    await next();
  };
}
