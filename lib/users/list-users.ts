import { countUsers, selectTeamNames, selectUsers } from '#db/queries/user-list.ts';
import { decide } from '#lib/access/decide.ts';
import { requirePermission } from '#lib/access/require-permission.ts';
import type { Context } from '#lib/context.ts';
import { rangeOf } from '#lib/lists.ts';
import { hasMail } from '#lib/mail/send-mails.ts';

import { listUsersInput } from './member-schemas.ts';
import type { UserPage } from './member-types.ts';
import { presentUsers } from './present-user.ts';
import { grantableRoles } from './user-can.ts';

/**
 * One page of the Organization's people (listUsersInput) with the exact total; needs organization.users.get, which every
 * member holds. A page past the end answers with the last page, whose number is in `page`.
 */
export async function listUsers(ctx: Context, raw: unknown): Promise<UserPage> {
  const query = listUsersInput.parse(raw);
  const resource = { organizationId: ctx.organization.id };
  requirePermission(ctx, 'organization.users.get', resource);
  const filter = {
    organizationId: ctx.organization.id,
    q: query.q,
    roles: query.role,
    statuses: query.status.map((status) => status.toUpperCase()),
    teams: query.team,
  };
  const total = await countUsers(ctx.db, filter);
  const teams = await selectTeamNames(ctx.db, ctx.organization.id);
  const { page, ...range } = rangeOf(total, query);
  const records = await selectUsers(ctx.db, filter, { sort: query.sort, dir: query.dir }, range);
  const canInvite = decide(ctx.bindings, 'organization.users.invite', resource).allowed;
  return {
    rows: await presentUsers(ctx, records),
    total,
    // Whoever asks is in it.
    isEmpty: false,
    page,
    perPage: query.perPage,
    canInvite: canInvite ? true : 'Your role can view users but not invite them.',
    roles: grantableRoles(ctx),
    hasMail: hasMail(ctx.runtime.env),
    teams,
    now: ctx.now,
  };
}
