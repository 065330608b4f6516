import { and, asc, count, desc, eq, isNull, type SQL, sql } from 'drizzle-orm';

import type { Queryable } from '#db/client.ts';
import { apiTokens } from '#db/schema/index.ts';
import type { ApiTokenSort } from '#lib/tokens/api-token-facts.ts';

import { heldInWhere, type HeldIn } from './held-in.ts';
import { isNoAgent, tokenColumns, type TokenRecord } from './tokens.ts';

/** What the REST list may be asked for (api-contract 4.2, List); null leaves a filter out. */
export interface ApiTokenFilter extends HeldIn {
  organizationId: string;
  onlyOrganizationTokens: boolean;
  kind: 'STANDARD' | 'DIRECT_ACCESS' | null;
}

/** Agent tokens of one Deployment. */
export interface AgentTokenFilter {
  organizationId: string;
  agentsOf: string;
}

const SORT_COLUMNS: Record<ApiTokenSort, SQL> = {
  name: sql`lower(${apiTokens.name})`,
  description: sql`lower(${apiTokens.description})`,
  createdAt: sql`${apiTokens.createdAt}`,
  updatedAt: sql`${apiTokens.updatedAt}`,
  tokenStartAt: sql`${apiTokens.startAt}`,
  createdById: sql`${apiTokens.createdById}`,
  updatedById: sql`${apiTokens.updatedById}`,
};

export interface ApiTokenRange {
  sorts: { key: ApiTokenSort; dir: 'asc' | 'desc' }[];
  offset: number;
  limit: number;
}

/** A page of live tokens and the number of all that match. Newest first unless told otherwise; ties by id. */
export async function selectApiTokens(
  db: Queryable,
  filter: ApiTokenFilter | AgentTokenFilter,
  range: ApiTokenRange,
): Promise<{ records: TokenRecord[]; total: number }> {
  const where = whereOf(db, filter);
  const [counted] = await db.select({ total: count() }).from(apiTokens).where(where);
  const total = counted?.total ?? 0;
  if (range.limit === 0 || range.offset >= total) return { records: [], total };
  const sorts = range.sorts.length > 0 ? range.sorts : [{ key: 'createdAt', dir: 'desc' } as const];
  const order = sorts.map(({ key, dir }) => (dir === 'asc' ? asc(SORT_COLUMNS[key]) : desc(SORT_COLUMNS[key])));
  const lastResort = sorts[0]?.dir === 'asc' ? asc(apiTokens.id) : desc(apiTokens.id);
  const records = await db
    .select(tokenColumns)
    .from(apiTokens)
    .where(where)
    .orderBy(...order, lastResort)
    .limit(range.limit)
    .offset(range.offset);
  return { records, total };
}

function whereOf(db: Queryable, filter: ApiTokenFilter | AgentTokenFilter) {
  const live = and(eq(apiTokens.organizationId, filter.organizationId), isNull(apiTokens.deletedAt));
  if ('agentsOf' in filter) {
    return and(live, eq(apiTokens.purpose, 'AGENT'), eq(apiTokens.entityId, filter.agentsOf));
  }
  return and(
    live,
    isNoAgent(filter.organizationId),
    filter.onlyOrganizationTokens ? eq(apiTokens.scope, 'ORGANIZATION') : undefined,
    filter.kind === null ? undefined : eq(apiTokens.kind, filter.kind),
    heldInWhere(db, apiTokens.id, filter),
  );
}
