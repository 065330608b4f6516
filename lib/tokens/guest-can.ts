import type { Binding } from '#lib/access/bindings.ts';
import { decide } from '#lib/access/decide.ts';
import { firstBeyond } from '#lib/access/may-grant.ts';
import { roleName } from '#lib/access/roles.ts';
import type { Context } from '#lib/context.ts';
import { DomainError } from '#lib/errors.ts';

import { belongsElsewhere, type TokenForCan } from './token-can.ts';
import { homeResource, tokenPermission, type TokenHome, type TokenScope } from './token-home.ts';
import type { Can, TokenCan } from './types.ts';

/** Whether a token of that scope is met in the place as a guest: it is at home somewhere wider. */
export function isGuest(token: Pick<TokenHome, 'scope' | 'entityId'>, place: TokenHome): boolean {
  return place.scope !== 'ORGANIZATION' && (token.scope !== place.scope || token.entityId !== place.entityId);
}

/** Whether the actor may bring tokens of a wider home into the place, and change the role they hold there. */
export function canBringIn(ctx: Context, from: TokenScope, place: TokenHome): Can {
  const organizationId = ctx.organization.id;
  if (from === 'ORGANIZATION') {
    const isOwner = decide(ctx.bindings, 'organization.apiTokens.update', { organizationId }).allowed;
    return isOwner || 'Only an Organization Owner can add Organization tokens.';
  }
  const { homeWorkspaceId } = place;
  const around = { organizationId, ...(homeWorkspaceId && { workspaceId: homeWorkspaceId }) };
  const managesBoth =
    decide(ctx.bindings, 'workspace.apiTokens.update', around).allowed &&
    decide(ctx.bindings, 'deployment.apiTokens.update', homeResource(organizationId, place)).allowed;
  return managesBoth || 'Only a Workspace Owner can add Workspace tokens.';
}

function beyondSentence(ctx: Context, bindings: readonly Binding[]): string | null {
  const beyond = firstBeyond(ctx.bindings, bindings, ctx.organization.id);
  return beyond && `This token holds ${roleName(beyond.binding.role)}, which is more than your own role.`;
}

const isHere = ({ scope, entityId }: TokenHome, binding: Binding) =>
  binding.entityType === scope && binding.entityId === entityId;

/** Whether the actor changes tokens of the place at all, and holds as much there as the guest does. */
function canChangeHere(ctx: Context, token: TokenForCan, place: TokenHome): Can {
  const resource = homeResource(ctx.organization.id, place);
  if (!decide(ctx.bindings, tokenPermission(place.scope, 'update'), resource).allowed) {
    return 'Your role can view tokens but not change them.';
  }
  return (
    beyondSentence(
      ctx,
      token.bindings.filter((binding) => isHere(place, binding)),
    ) ?? true
  );
}

export type GuestOperation = 'add' | 'changeRole' | 'remove';

function can(ctx: Context, token: TokenForCan, place: TokenHome, operation: GuestOperation): Can {
  if (operation === 'remove') return canChangeHere(ctx, token, place);
  // In a Workspace the role of an Organization token is as much the Owner's as bringing it in; a Deployment decides itself.
  const isBroughtIn = operation === 'add' || place.scope === 'WORKSPACE';
  const bring = isBroughtIn ? canBringIn(ctx, token.scope, place) : true;
  if (bring !== true) return bring;
  return operation === 'add' ? (beyondSentence(ctx, token.bindings) ?? true) : canChangeHere(ctx, token, place);
}

/** Whether this one may be brought into the place: it must not be stronger than the actor anywhere. */
export function canAddGuest(ctx: Context, token: TokenForCan, place: TokenHome): Can {
  return can(ctx, token, place, 'add');
}

/** What may be done from the place with a token that is at home elsewhere: its value is changed at home only. */
export function guestCan(ctx: Context, token: TokenForCan, place: TokenHome): TokenCan {
  return {
    edit: belongsElsewhere(token.scope, 'edit'),
    rotate: belongsElsewhere(token.scope, 'rotate'),
    pause: belongsElsewhere(token.scope, 'pause'),
    resume: belongsElsewhere(token.scope, 'resume'),
    delete: belongsElsewhere(token.scope, 'delete'),
    changeRole: can(ctx, token, place, 'changeRole'),
    remove: can(ctx, token, place, 'remove'),
  };
}

/** The enforcing twin, for what is done in the place. */
export function requireGuestCan(ctx: Context, token: TokenForCan, place: TokenHome, operation: GuestOperation): void {
  const may = can(ctx, token, place, operation);
  if (may !== true) throw new DomainError('FORBIDDEN', may);
}
