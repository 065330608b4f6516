import { decide } from '#lib/access/decide.ts';
import type { Permission } from '#lib/access/permissions.ts';
import { mayGrant } from '#lib/access/may-grant.ts';
import { organizationBinding } from '#lib/access/rights-preview.ts';
import { roleName } from '#lib/access/roles.ts';
import type { Context } from '#lib/context.ts';
import { DomainError, type ErrorCode } from '#lib/errors.ts';

import type { Can, TokenCan } from './types.ts';

/** What the decision needs to know of a token. */
export interface TokenForCan {
  role: string;
  endAt: Date | null;
  pausedAt: Date | null;
  deletedAt: Date | null;
}

export type TokenOperation = keyof TokenCan;

const PERMISSION_OF: Record<TokenOperation, Permission> = {
  edit: 'organization.apiTokens.update',
  rotate: 'organization.apiTokens.rotate',
  pause: 'organization.apiTokens.update',
  resume: 'organization.apiTokens.update',
  delete: 'organization.apiTokens.delete',
};

type Refusal = { code: ErrorCode; reason: string };

function refusalOf(ctx: Context, token: TokenForCan, operation: TokenOperation): Refusal | null {
  const resource = { organizationId: ctx.organization.id };
  if (!decide(ctx.bindings, PERMISSION_OF[operation], resource).allowed) {
    return { code: 'FORBIDDEN', reason: 'Your role can view tokens but not change them.' };
  }
  if (token.deletedAt) return { code: 'CONFLICT', reason: 'Deleted tokens cannot be changed.' };
  if (!mayGrant(ctx, organizationBinding(resource, token.role))) {
    const reason = `This token holds ${roleName(token.role)}, which is more than your own role.`;
    return { code: 'FORBIDDEN', reason };
  }
  const isExpired = token.endAt !== null && token.endAt.getTime() <= ctx.now.getTime();
  if (operation === 'pause' && isExpired) {
    return { code: 'CONFLICT', reason: 'An expired token is already refused. Rotate it to use it again.' };
  }
  if (operation === 'pause' && token.pausedAt) return { code: 'CONFLICT', reason: 'This token is already paused.' };
  if (operation === 'resume' && !token.pausedAt) return { code: 'CONFLICT', reason: 'This token is not paused.' };
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
export function requireTokenCan(ctx: Context, token: TokenForCan, operation: TokenOperation): void {
  const refusal = refusalOf(ctx, token, operation);
  if (refusal) throw new DomainError(refusal.code, refusal.reason);
}
