import { and, eq, ilike, inArray } from 'drizzle-orm';

import type { Queryable } from '#db/client.ts';
import { escapeLike } from '#db/queries/escape-like.ts';
import { apiTokens, organizationMembers, users } from '#db/schema/index.ts';

export interface ProfileRecord {
  type: 'USER' | 'TOKEN';
  id: string;
  label: string;
  email: string | null;
  leftAt: Date | null;
}

/** People and tokens behind ids, as the Organization knows them. Unknown ids are absent from the map. */
export async function selectProfiles(
  db: Queryable,
  organizationId: string,
  ids: string[],
): Promise<Map<string, ProfileRecord>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const people = await db
    .select({ id: users.id, label: users.fullName, email: users.email, leftAt: organizationMembers.leftAt })
    .from(users)
    .innerJoin(
      organizationMembers,
      and(eq(organizationMembers.userId, users.id), eq(organizationMembers.organizationId, organizationId)),
    )
    .where(inArray(users.id, wanted));
  const tokens =
    people.length === wanted.length
      ? []
      : await db
          .select({ id: apiTokens.id, label: apiTokens.name, leftAt: apiTokens.deletedAt })
          .from(apiTokens)
          .where(and(eq(apiTokens.organizationId, organizationId), inArray(apiTokens.id, wanted)));
  return new Map<string, ProfileRecord>([
    ...people.map((row) => [row.id, { type: 'USER' as const, ...row }] as const),
    ...tokens.map((row) => [row.id, { type: 'TOKEN' as const, email: null, ...row }] as const),
  ]);
}

/** Members, present and past, whose name contains the text; at most 200. */
export async function selectMemberIdsByName(db: Queryable, organizationId: string, text: string): Promise<string[]> {
  const rows = await db
    .select({ id: users.id })
    .from(users)
    .innerJoin(organizationMembers, eq(organizationMembers.userId, users.id))
    .where(and(eq(organizationMembers.organizationId, organizationId), ilike(users.fullName, `%${escapeLike(text)}%`)))
    .limit(200);
  return rows.map((row) => row.id);
}
