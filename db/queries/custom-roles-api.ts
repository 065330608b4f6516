import { and, eq, inArray, sql, type SQL } from 'drizzle-orm';

import type { Queryable } from '#db/client.ts';
import { customRoles } from '#db/schema/index.ts';
import type { ROLE_API_SORTS } from '#lib/roles/schemas.ts';

import { apiOrder, type ApiRange } from './api-order.ts';
import type { CustomRoleRecord } from './custom-roles.ts';

const KEYS: Record<(typeof ROLE_API_SORTS)[number], SQL> = {
  name: sql`lower(${customRoles.name})`,
  scopeType: sql`${customRoles.scope}`,
  description: sql`lower(coalesce(${customRoles.description}, ''))`,
  createdAt: sql`${customRoles.createdAt}`,
  updatedAt: sql`${customRoles.updatedAt}`,
};

/** A page of the custom roles and the number of all that match; no scopes filter nothing. */
export async function selectApiRoles(
  db: Queryable,
  { organizationId, scopes }: { organizationId: string; scopes: string[] },
  range: ApiRange<(typeof ROLE_API_SORTS)[number]>,
): Promise<{ records: CustomRoleRecord[]; total: number }> {
  const where = and(
    eq(customRoles.organizationId, organizationId),
    scopes.length === 0 ? undefined : inArray(sql`${customRoles.scope}`, scopes),
  );
  const total = await db.$count(customRoles, where);
  if (range.limit === 0 || range.offset >= total) return { records: [], total };
  const records = await db
    .select()
    .from(customRoles)
    .where(where)
    .orderBy(...apiOrder(KEYS, customRoles, range.sorts))
    .limit(range.limit)
    .offset(range.offset);
  return { records, total };
}
