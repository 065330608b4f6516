import { decide } from '#lib/access/decide.ts';
import { PERMISSION_FACTS, type Permission } from '#lib/access/permissions.ts';
import type { Context } from '#lib/context.ts';
import { DomainError } from '#lib/errors.ts';
import { formatList } from '#lib/format.ts';
import type { Can } from '#lib/tokens/types.ts';

import { holdersInWords, isHeld } from './holder-words.ts';
import type { HolderCounts, RoleCan } from './types.ts';

/** Why the role cannot be deleted while somebody holds it; null when nobody does. */
export function inUseReason(usedBy: HolderCounts): string | null {
  return isHeld(usedBy) ? `This role is held by ${holdersInWords(usedBy)}. Give them another role first.` : null;
}

/** Why permissions cannot change while Direct Access tokens hold the role; null when none does. */
export function blockedReason(names: readonly string[]): string | null {
  if (names.length === 0) return null;
  const shown = names.length > 3 ? [...names.slice(0, 3), `${names.length - 3} more`] : names;
  return (
    `Direct Access ${names.length === 1 ? 'token' : 'tokens'} ${formatList(shown)} ${names.length === 1 ? 'carries' : 'carry'} ` +
    'the permissions this role has now. Delete or change that first.'
  );
}

/** What the actor may do with a custom role now, each refusal as its sentence: the screens show this. */
export function roleCan(ctx: Context, usedBy: HolderCounts, blockedBy: readonly { name: string }[]): RoleCan {
  if (!decide(ctx.bindings, 'organization.roles.manage', { organizationId: ctx.organization.id }).allowed) {
    const reason: Can = 'Your role can view roles but not change them.';
    return { edit: reason, changePermissions: reason, delete: reason };
  }
  return {
    edit: true,
    changePermissions: blockedReason(blockedBy.map((token) => token.name)) ?? true,
    delete: inUseReason(usedBy) ?? true,
  };
}

/** Throws FORBIDDEN unless the actor holds each permission in the whole Organization: a role is a way to hand them out. */
export function requireMayDefine(ctx: Context, permissions: readonly Permission[]): void {
  const resource = { organizationId: ctx.organization.id };
  const beyond = permissions.find((permission) => !decide(ctx.bindings, permission, resource).allowed);
  if (beyond === undefined) return;
  const message = `You cannot put “${PERMISSION_FACTS[beyond].label}” into a role, because you do not hold it everywhere.`;
  throw new DomainError('FORBIDDEN', message, { fields: [{ field: 'permissions', code: 'escalation', message }] });
}
