import type { Context } from '#lib/context.ts';
import { DomainError } from '#lib/errors.ts';
import { getPolicies } from '#lib/policies/policies.ts';

/** Throws STEP_UP_REQUIRED when a person's last proof of identity is older than the window. Tokens prove themselves per call. */
export function requireRecentSignIn(ctx: Context, because: string): void {
  if (ctx.actor.type !== 'USER') return;
  const windowMs = getPolicies(ctx).stepUpMinutes * 60_000;
  if (ctx.now.getTime() - ctx.actor.authenticatedAt.getTime() <= windowMs) return;
  throw new DomainError('STEP_UP_REQUIRED', `${because} needs a recent sign-in.`);
}
