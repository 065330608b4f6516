import { and, asc, eq, isNotNull, isNull, or, sql } from 'drizzle-orm';

import type { Queryable } from '#db/client.ts';
import { organizationMembers, organizations, roleBindings, users } from '#db/schema/index.ts';
import type { OrganizationFacts } from '#lib/context.ts';

import { hasIpRanges } from './ip-ranges.ts';

/** The Organizations the person is a member of now, by name. */
export async function selectOrganizationsOfUser(
  db: Queryable,
  userId: string,
): Promise<(OrganizationFacts & { hasIpRanges: boolean; createdAt: Date })[]> {
  return db
    .select({
      id: organizations.id,
      shortName: organizations.shortName,
      name: organizations.name,
      createdAt: organizations.createdAt,
      hasIpRanges: hasIpRanges(sql`${organizations.id}`),
    })
    .from(organizations)
    .innerJoin(organizationMembers, eq(organizationMembers.organizationId, organizations.id))
    .where(
      and(
        eq(organizationMembers.userId, userId),
        eq(organizationMembers.status, 'ACTIVE'),
        isNull(organizationMembers.leftAt),
      ),
    )
    .orderBy(asc(organizations.name), asc(organizations.id));
}

/** Active people of the Organization. */
const isActive = and(
  eq(users.status, 'ACTIVE'),
  eq(organizationMembers.status, 'ACTIVE'),
  isNull(organizationMembers.leftAt),
);

/** Full names of people who hold the role on the Organization itself, at most `limit`. */
export async function selectNamesOfRoleHolders(
  db: Queryable,
  organizationId: string,
  role: string,
  limit: number,
): Promise<string[]> {
  const rows = await db
    .select({ name: users.fullName })
    .from(roleBindings)
    .innerJoin(users, eq(users.id, roleBindings.subjectId))
    .innerJoin(
      organizationMembers,
      and(eq(organizationMembers.userId, users.id), eq(organizationMembers.organizationId, organizationId)),
    )
    .where(
      and(
        eq(roleBindings.entityId, organizationId),
        eq(roleBindings.subjectType, 'USER'),
        eq(roleBindings.entityType, 'ORGANIZATION'),
        eq(roleBindings.role, role),
        isActive,
      ),
    )
    .orderBy(asc(users.fullName), asc(users.id))
    .limit(limit);
  return rows.map((row) => row.name);
}

/** E-mail addresses of the Organization's own Owners, and of that person if they are still there. */
export async function selectMailsOf(db: Queryable, organizationId: string, userId: string): Promise<string[]> {
  const rows = await db
    .selectDistinct({ email: users.email })
    .from(users)
    .innerJoin(
      organizationMembers,
      and(eq(organizationMembers.userId, users.id), eq(organizationMembers.organizationId, organizationId)),
    )
    .leftJoin(
      roleBindings,
      and(
        eq(roleBindings.subjectId, users.id),
        eq(roleBindings.entityId, organizationId),
        eq(roleBindings.role, 'ORGANIZATION_OWNER'),
      ),
    )
    .where(and(isActive, or(eq(users.id, userId), isNotNull(roleBindings.id))))
    .orderBy(asc(users.email));
  return rows.map((row) => row.email);
}
