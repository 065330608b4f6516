import { and, eq, gt, inArray, isNull, sql } from 'drizzle-orm';

import type { Queryable, Transaction } from '#db/client.ts';
import { invites, organizationMembers, organizations, users } from '#db/schema/index.ts';
import type { UserStatus } from '#lib/users/types.ts';

export interface InviteRecord {
  id: string;
  userId: string;
  email: string;
  expiresAt: Date;
}

const isOpen = and(isNull(invites.acceptedAt), isNull(invites.revokedAt));

export async function insertInvite(tx: Transaction, row: typeof invites.$inferInsert): Promise<void> {
  await tx.insert(invites).values(row);
}

/** An invitation that is neither accepted nor withdrawn, though it may have expired; locked until the transaction ends. */
export async function lockOpenInvite(
  tx: Transaction,
  organizationId: string,
  inviteId: string,
): Promise<InviteRecord | null> {
  const [row] = await tx
    .select({ id: invites.id, userId: invites.userId, email: users.email, expiresAt: invites.expiresAt })
    .from(invites)
    .innerJoin(users, eq(users.id, invites.userId))
    .where(and(eq(invites.organizationId, organizationId), eq(invites.id, inviteId), isOpen))
    .for('update', { of: invites });
  return row ?? null;
}

/** The open invitations of these people, by person. */
export async function selectOpenInvites(
  db: Queryable,
  organizationId: string,
  userIds: string[],
): Promise<Map<string, { id: string; expiresAt: Date }>> {
  if (userIds.length === 0) return new Map();
  const rows = await db
    .select({ id: invites.id, userId: invites.userId, expiresAt: invites.expiresAt })
    .from(invites)
    .where(and(eq(invites.organizationId, organizationId), inArray(invites.userId, userIds), isOpen));
  return new Map(rows.map(({ userId, ...invite }) => [userId, invite]));
}

/** Gives the invitation a new code: the link before stops working. */
export async function updateInviteCode(
  tx: Transaction,
  inviteId: string,
  change: { codeDigest: Buffer; expiresAt: Date },
): Promise<void> {
  await tx.update(invites).set(change).where(eq(invites.id, inviteId));
}

export async function markInviteRevoked(tx: Transaction, inviteId: string, at: Date): Promise<void> {
  await tx.update(invites).set({ revokedAt: at }).where(eq(invites.id, inviteId));
}

export interface LiveInvite {
  id: string;
  organization: { id: string; shortName: string; name: string };
  user: { id: string; email: string; fullName: string; status: UserStatus };
  createdByType: 'USER' | 'TEAM' | 'TOKEN';
  createdById: string;
}

const isLive = (digest: Buffer, now: Date) => and(eq(invites.codeDigest, digest), isOpen, gt(invites.expiresAt, now));

/** The invitation of a code that may still be accepted; null for every other code. */
export async function selectLiveInvite(db: Queryable, digest: Buffer, now: Date): Promise<LiveInvite | null> {
  const [row] = await db
    .select({
      id: invites.id,
      organization: { id: organizations.id, shortName: organizations.shortName, name: organizations.name },
      user: { id: users.id, email: users.email, fullName: users.fullName, status: users.status },
      createdByType: invites.createdByType,
      createdById: invites.createdById,
    })
    .from(invites)
    .innerJoin(organizations, eq(organizations.id, invites.organizationId))
    .innerJoin(users, eq(users.id, invites.userId))
    .where(isLive(digest, now));
  return row ?? null;
}

/** Uses the code up. False when somebody else was faster, or it has ended. */
export async function consumeInvite(tx: Transaction, digest: Buffer, now: Date): Promise<boolean> {
  const used = await tx
    .update(invites)
    .set({ acceptedAt: now })
    .where(isLive(digest, now))
    .returning({ id: invites.id });
  return used.length > 0;
}

/** Whether anybody still waits for this person: an open, unexpired invitation with its membership. */
export async function hasLiveInvite(db: Queryable, userId: string, now: Date): Promise<boolean> {
  const rows = await db
    .select({ one: sql`1` })
    .from(invites)
    .innerJoin(
      organizationMembers,
      and(
        eq(organizationMembers.organizationId, invites.organizationId),
        eq(organizationMembers.userId, invites.userId),
        eq(organizationMembers.status, 'PENDING'),
      ),
    )
    .where(and(eq(invites.userId, userId), isOpen, gt(invites.expiresAt, now)))
    .limit(1);
  return rows.length > 0;
}
