import { randomBytes } from 'node:crypto';

import type { Database } from '#db/client.ts';
import { organizationMembers, organizations, roleBindings, users } from '#db/schema/index.ts';
import { newId } from '#lib/ids.ts';

export interface MadeOrganization {
  id: string;
  shortName: string;
  name: string;
}

export interface MadeUser {
  id: string;
  email: string;
  fullName: string;
}

/** Inserts an Organization with a short name nobody else uses. */
export async function insertOrganization(db: Database, name = 'Acme'): Promise<MadeOrganization> {
  const id = newId();
  const shortName = `o-${randomBytes(6).toString('hex')}`;
  const now = new Date();
  const stamps = { createdAt: now, updatedAt: now, createdById: id, updatedById: id };
  await db.insert(organizations).values({ id, shortName, name, ...stamps });
  return { id, shortName, name };
}

/** Inserts a person who is a member of the Organization with one Organization role. */
export async function insertMember(
  db: Database,
  organization: { id: string },
  member: { role?: string; fullName?: string; email?: string; passwordHash?: string } = {},
): Promise<MadeUser> {
  const id = newId();
  const now = new Date();
  const fullName = member.fullName ?? 'Ada Lovelace';
  const email = member.email ?? `u-${randomBytes(6).toString('hex')}@example.com`;
  const passwordHash = member.passwordHash ?? null;
  await db.insert(users).values({ id, email, fullName, passwordHash, createdAt: now, updatedAt: now });
  await addMember(db, organization, id, member.role ?? 'ORGANIZATION_OWNER');
  return { id, email, fullName };
}

/** Makes an existing person a member of a further Organization. */
export async function addMember(
  db: Database,
  organization: { id: string },
  userId: string,
  role: string,
): Promise<void> {
  const now = new Date();
  await db.insert(organizationMembers).values({ organizationId: organization.id, userId, joinedAt: now });
  await db.insert(roleBindings).values({
    id: newId(),
    organizationId: organization.id,
    subjectType: 'USER',
    subjectId: userId,
    entityType: 'ORGANIZATION',
    entityId: organization.id,
    role,
    createdAt: now,
    createdById: userId,
  });
}
