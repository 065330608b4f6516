import { and, eq, isNull, sql } from 'drizzle-orm';

import type { Queryable, Transaction } from '#db/client.ts';
import { organizationMembers, organizations } from '#db/schema/index.ts';

import { hasIpRanges } from './ip-ranges.ts';

/** The Organization of that short name or id, if the person is a member of it now. */
export async function selectMembership(
  db: Queryable,
  userId: string,
  asked: { shortName: string } | { id: string },
): Promise<{ id: string; shortName: string; name: string; hasIpRanges: boolean } | null> {
  const [row] = await db
    .select({
      id: organizations.id,
      shortName: organizations.shortName,
      name: organizations.name,
      hasIpRanges: hasIpRanges(sql`${organizations.id}`),
    })
    .from(organizations)
    .innerJoin(organizationMembers, eq(organizationMembers.organizationId, organizations.id))
    .where(
      and(
        'id' in asked ? eq(organizations.id, asked.id) : eq(organizations.shortName, asked.shortName),
        eq(organizationMembers.userId, userId),
        eq(organizationMembers.status, 'ACTIVE'),
        isNull(organizationMembers.leftAt),
      ),
    );
  return row ?? null;
}

/** False when the short name is taken. */
export async function insertOrganization(tx: Transaction, row: typeof organizations.$inferInsert): Promise<boolean> {
  const inserted = await tx
    .insert(organizations)
    .values(row)
    .onConflictDoNothing({ target: organizations.shortName })
    .returning({ id: organizations.id });
  return inserted.length > 0;
}

export interface OrganizationSettingsRow {
  id: string;
  shortName: string;
  name: string;
  supportContact: string;
  billingEmail: string;
  createdAt: Date;
  updatedAt: Date;
  updatedById: string;
}

const SETTINGS = {
  id: organizations.id,
  shortName: organizations.shortName,
  name: organizations.name,
  supportContact: organizations.supportContact,
  billingEmail: organizations.billingEmail,
  createdAt: organizations.createdAt,
  updatedAt: organizations.updatedAt,
  updatedById: organizations.updatedById,
};

export async function selectOrganizationSettings(db: Queryable, id: string): Promise<OrganizationSettingsRow | null> {
  const [row] = await db.select(SETTINGS).from(organizations).where(eq(organizations.id, id));
  return row ?? null;
}

/** The same, locked until the transaction ends. */
export async function lockOrganizationSettings(tx: Transaction, id: string): Promise<OrganizationSettingsRow | null> {
  const [row] = await tx.select(SETTINGS).from(organizations).where(eq(organizations.id, id)).for('no key update');
  return row ?? null;
}

export async function updateOrganizationSettings(
  tx: Transaction,
  id: string,
  change: { name: string; supportContact: string; billingEmail: string; updatedAt: Date; updatedById: string },
): Promise<void> {
  await tx.update(organizations).set(change).where(eq(organizations.id, id));
}
