import { and, eq, isNull, type SQL, sql } from 'drizzle-orm';

import type { Queryable } from '#db/client.ts';
import { apiTokens } from '#db/schema/index.ts';
import type { ApiTokenSort } from '#lib/tokens/api-token-facts.ts';

import { apiOrder, type ApiRange } from './api-order.ts';
import { heldInWhere, type HeldIn } from './held-in.ts';
import { fromNearerEnd } from './nearer-end.ts';
import { selectTokensByIds } from './token-list.ts';
import { isNoAgent, type TokenRecord } from './tokens.ts';

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

/** A page of live tokens and the number of all that match. Newest first unless told otherwise; ties by id. */
export async function selectApiTokens(
  db: Queryable,
  filter: ApiTokenFilter | AgentTokenFilter,
  range: ApiRange<ApiTokenSort>,
): Promise<{ records: TokenRecord[]; total: number }> {
  const where = whereOf(db, filter);
  const total = await db.$count(apiTokens, where);
  const { fromEnd, offset, size } = fromNearerEnd({ ...range, total });
  if (size === 0) return { records: [], total };
  // Ids first: whole rows would be sorted on disk.
  const found = await db
    .select({ id: apiTokens.id })
    .from(apiTokens)
    .where(where)
    .orderBy(...apiOrder(SORT_COLUMNS, apiTokens, range.sorts, fromEnd))
    .limit(size)
    .offset(offset);
  const ids = found.map(({ id }) => id);
  const records = await selectTokensByIds(db, filter.organizationId, fromEnd ? ids.toReversed() : ids);
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
