import { selectProfiles } from '#db/queries/profiles.ts';
import { selectTeamsOfUser } from '#db/queries/user-list.ts';
import { decide } from '#lib/access/decide.ts';
import { requirePermission } from '#lib/access/require-permission.ts';
import type { Context } from '#lib/context.ts';
import { notFound } from '#lib/errors.ts';
import { hasMail } from '#lib/mail/send-mails.ts';

import { loadMember } from './change-member.ts';
import { userInput } from './member-schemas.ts';
import type { UserDetails, UserTeam } from './member-types.ts';
import { presentUsers } from './present-user.ts';
import { grantableRoles } from './user-can.ts';

/** One person of the Organization `{ userId }`; needs organization.users.get, decided before any look-up. */
export async function getUser(ctx: Context, raw: unknown): Promise<UserDetails> {
  const { userId } = userInput.parse(raw);
  requirePermission(ctx, 'organization.users.get', { organizationId: ctx.organization.id });
  const record = await loadMember(ctx, userId);
  const [row] = await presentUsers(ctx, [record]);
  if (!row) throw notFound('This person');
  const by = record.roleSetById ?? '';
  const profiles = await selectProfiles(ctx.db, ctx.organization.id, [by]);
  return {
    ...row,
    roleSetBy: profiles.get(by)?.label ?? null,
    roles: grantableRoles(ctx),
    canSeeActivity: canSeeActivity(ctx, userId),
    hasMail: hasMail(ctx.runtime.env),
    now: ctx.now,
  };
}

/** Audit entries hold addresses: they are for whoever reads the audit log, and for the person themself. */
export function canSeeActivity(ctx: Context, userId: string): boolean {
  const resource = { organizationId: ctx.organization.id };
  return ctx.actor.id === userId || decide(ctx.bindings, 'organization.auditLogs.export', resource).allowed;
}

/** The Teams a person is in, by name. */
export async function listUserTeams(ctx: Context, raw: unknown): Promise<UserTeam[]> {
  const { userId } = userInput.parse(raw);
  requirePermission(ctx, 'organization.users.get', { organizationId: ctx.organization.id });
  await loadMember(ctx, userId);
  return selectTeamsOfUser(ctx.db, ctx.organization.id, userId);
}
