import type { Context } from '#lib/context.ts';
import { DomainError } from '#lib/errors.ts';
import { DEFAULT_POLICIES, getPolicies } from '#lib/policies/policies.ts';

/** Throws STEP_UP_REQUIRED when a person's last proof of identity is older than the window. Tokens prove themselves per call. */
export function requireRecentSignIn(ctx: Context, because: string): void {
  if (ctx.actor.type !== 'USER') return;
  requireProofWithin(getPolicies(ctx).stepUpMinutes, ctx.actor.authenticatedAt, ctx.now, because);
}

/** The same for what belongs to no Organization. */
export function requireRecentProof(authenticatedAt: Date, now: Date, because: string): void {
  requireProofWithin(DEFAULT_POLICIES.stepUpMinutes, authenticatedAt, now, because);
}

function requireProofWithin(minutes: number, authenticatedAt: Date, now: Date, because: string): void {
  if (now.getTime() - authenticatedAt.getTime() <= minutes * 60_000) return;
  throw new DomainError('STEP_UP_REQUIRED', `${because} needs a recent sign-in.`);
}
