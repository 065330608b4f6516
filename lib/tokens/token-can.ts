import type { Binding } from '#lib/access/bindings.ts';
import { decide } from '#lib/access/decide.ts';
import { firstBeyond } from '#lib/access/may-grant.ts';
import { roleName } from '#lib/access/roles.ts';
import type { Context } from '#lib/context.ts';
import { DomainError, type ErrorCode } from '#lib/errors.ts';

import { homeResource, tokenPermission, type TokenAction, type TokenHome } from './token-home.ts';
import type { Can, TokenCan } from './types.ts';

/** What the decision needs to know of a token. */
export interface TokenForCan extends TokenHome {
  endAt: Date | null;
  pausedAt: Date | null;
  deletedAt: Date | null;
  /** Every role it holds: whoever changes or rotates a token gets hold of all of them. */
  bindings: readonly Binding[];
}

/** `details.reason` of a refusal that only says that the token is that way already. */
export const ALREADY_SO = 'already_so';

export type TokenOperation = Exclude<keyof TokenCan, 'changeRole' | 'remove'>;
/** What screens offer, and what a token does with itself. */
type EnforcedOperation = TokenOperation | 'rotateSelf';

const ACTION_OF: Record<EnforcedOperation, TokenAction> = {
  edit: 'update',
  rotate: 'rotate',
  rotateSelf: 'rotateSelf',
  pause: 'update',
  resume: 'update',
  delete: 'delete',
};

/** Who manages tokens of a home, for telling those who only meet them elsewhere. */
const MANAGERS = {
  ORGANIZATION: ['the Organization', 'An Organization Owner'],
  WORKSPACE: ['its Workspace', 'A Workspace Operator or Owner'],
  DEPLOYMENT: ['its Deployment', 'A Deployment Admin'],
} as const;
const VERBS: Record<EnforcedOperation, string> = {
  edit: 'change',
  rotate: 'rotate',
  rotateSelf: 'rotate',
  pause: 'pause',
  resume: 'resume',
  delete: 'delete',
};

/** Why somebody who meets a token away from its home cannot change it: who can, and where. */
export function belongsElsewhere(scope: TokenHome['scope'], operation: EnforcedOperation): string {
  const [place, manager] = MANAGERS[scope];
  return `This token belongs to ${place}. ${manager} can ${VERBS[operation]} it.`;
}

/** `isSo`: nothing stands against it, it is just so already. */
type Refusal = { code: ErrorCode; reason: string; isSo?: true };

function refusalOf(ctx: Context, token: TokenForCan, operation: EnforcedOperation): Refusal | null {
  const home = homeResource(ctx.organization.id, token);
  const may = (action: TokenAction) => decide(ctx.bindings, tokenPermission(token.scope, action), home).allowed;
  if (!may(ACTION_OF[operation])) {
    const reason = may('access')
      ? 'Your role can view tokens but not change them.'
      : belongsElsewhere(token.scope, operation);
    return { code: 'FORBIDDEN', reason };
  }
  if (token.deletedAt) return { code: 'CONFLICT', reason: 'Deleted tokens cannot be changed.' };
  const beyond = firstBeyond(ctx.bindings, token.bindings, ctx.organization.id);
  if (beyond) {
    const reason = `This token holds ${roleName(beyond.binding.role)}, which is more than your own role.`;
    return { code: 'FORBIDDEN', reason };
  }
  const isExpired = token.endAt !== null && token.endAt.getTime() <= ctx.now.getTime();
  if (operation === 'pause' && isExpired) {
    return { code: 'CONFLICT', reason: 'An expired token is already refused. Rotate it to use it again.' };
  }
  if (operation === 'pause' && token.pausedAt) {
    return { code: 'CONFLICT', reason: 'This token is already paused.', isSo: true };
  }
  if (operation === 'resume' && !token.pausedAt) {
    return { code: 'CONFLICT', reason: 'This token is not paused.', isSo: true };
  }
  return null;
}

/** What the actor may do with the token now, each refusal as its sentence: the screens show this, services enforce it. */
export function tokenCan(ctx: Context, token: TokenForCan): TokenCan {
  const can = (operation: TokenOperation): Can => refusalOf(ctx, token, operation)?.reason ?? true;
  return {
    edit: can('edit'),
    rotate: can('rotate'),
    pause: can('pause'),
    resume: can('resume'),
    delete: can('delete'),
  };
}

/** The enforcing twin of `tokenCan`. */
export function requireTokenCan(ctx: Context, token: TokenForCan, operation: EnforcedOperation): void {
  const refusal = refusalOf(ctx, token, operation);
  if (!refusal) return;
  const { code, reason, isSo } = refusal;
  throw new DomainError(code, reason, isSo ? { details: { reason: ALREADY_SO } } : {});
}
