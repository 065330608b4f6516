import { selectOpenInvites } from '#db/queries/invites.ts';
import { countOwners, type MemberRecord } from '#db/queries/members.ts';
import { selectLastSeen, selectTeamsOfUsers } from '#db/queries/user-list.ts';
import type { Context } from '#lib/context.ts';
import { hasMail } from '#lib/mail/send-mails.ts';

import type { UserRowView } from './member-types.ts';
import { userCan } from './user-can.ts';

/** Records as lines of the list, in their order, each with what the actor may do. */
export async function presentUsers(ctx: Context, records: MemberRecord[]): Promise<UserRowView[]> {
  const ids = records.map((record) => record.id);
  const pending = records.filter((record) => record.status === 'PENDING').map((record) => record.id);
  const owner = records.find((record) => record.role === 'ORGANIZATION_OWNER' && record.status === 'ACTIVE');
  const teams = await selectTeamsOfUsers(ctx.db, ctx.organization.id, ids);
  const lastSeen = await selectLastSeen(ctx.db, ids);
  const invites = await selectOpenInvites(ctx.db, ctx.organization.id, pending);
  const otherOwners = owner ? await countOwners(ctx.db, ctx.organization.id, owner.id) : 1;
  return records.map((record) => ({
    id: record.id,
    email: record.email,
    fullName: record.fullName,
    status: record.status,
    role: record.role,
    teams: teams.get(record.id) ?? { count: 0, names: [] },
    lastSeenAt: record.status === 'PENDING' ? null : (lastSeen.get(record.id) ?? null),
    roleSetAt: record.roleSetAt,
    joinedAt: record.joinedAt,
    invite: invites.get(record.id) ?? null,
    isSelf: ctx.actor.id === record.id,
    can: userCan(ctx, { ...record, isLastOwner: record === owner && otherOwners === 0 }, hasMail(ctx.runtime.env)),
  }));
}
