import { and, count, desc, eq, isNotNull, isNull, ne, sql } from 'drizzle-orm';

import type { Queryable, Transaction } from '#db/client.ts';
import { apiTokens, deployments, roleBindings, tokenValues } from '#db/schema/index.ts';

import { destroyedDigest } from './ended-digest.ts';

/** The columns anybody may see. The digest lives in another table and is never listed here. */
export const tokenColumns = {
  id: apiTokens.id,
  organizationId: apiTokens.organizationId,
  scope: apiTokens.scope,
  entityId: apiTokens.entityId,
  kind: apiTokens.kind,
  purpose: apiTokens.purpose,
  name: apiTokens.name,
  description: apiTokens.description,
  role: apiTokens.role,
  expiryPeriodDays: apiTokens.expiryPeriodDays,
  allowedIpRanges: apiTokens.allowedIpRanges,
  shortToken: apiTokens.shortToken,
  startAt: apiTokens.startAt,
  endAt: apiTokens.endAt,
  overlapEndsAt: apiTokens.overlapEndsAt,
  pausedAt: apiTokens.pausedAt,
  pausedById: apiTokens.pausedById,
  leakReportedAt: apiTokens.leakReportedAt,
  leakReportedAddress: apiTokens.leakReportedAddress,
  deletedAt: apiTokens.deletedAt,
  deletedById: apiTokens.deletedById,
  lastUsedAt: apiTokens.lastUsedAt,
  lastUsedAddress: apiTokens.lastUsedAddress,
  lastUsedAgent: apiTokens.lastUsedAgent,
  lastRotatedAt: apiTokens.lastRotatedAt,
  createdAt: apiTokens.createdAt,
  createdByType: apiTokens.createdByType,
  createdById: apiTokens.createdById,
  updatedAt: apiTokens.updatedAt,
  updatedByType: apiTokens.updatedByType,
  updatedById: apiTokens.updatedById,
  /** The Workspace that is or contains the token's home; null for Organization tokens. */
  homeWorkspaceId: sql<string | null>`case ${apiTokens.scope} when 'WORKSPACE' then ${apiTokens.entityId}
    when 'DEPLOYMENT' then (select ${deployments.workspaceId} from ${deployments} where ${deployments.id} = ${apiTokens.entityId}) end`,
};
export type TokenRecord = Omit<typeof apiTokens.$inferSelect, 'nameKey' | 'searchText' | 'longSearchText'> & {
  homeWorkspaceId: string | null;
};

/**
 * The condition that a token is in lists of tokens. Those of agents are few and found by an index of their own, so that
 * the indexes of the lists still answer alone.
 */
export const isNoAgent = (organizationId: string) =>
  sql`${apiTokens.id} not in (
    select agent.id from api_tokens agent where agent.organization_id = ${organizationId} and agent.purpose = 'AGENT')`;

const valueColumns = {
  id: tokenValues.id,
  shortToken: tokenValues.shortToken,
  startsAt: tokenValues.startsAt,
  endsAt: tokenValues.endsAt,
  endedAt: tokenValues.endedAt,
  endReason: tokenValues.endReason,
  copiedAt: tokenValues.copiedAt,
};

/** One token of the Organization, deleted ones included; undefined for foreign and unknown ids alike. */
export async function selectToken(
  db: Queryable,
  organizationId: string,
  tokenId: string,
): Promise<TokenRecord | undefined> {
  const [row] = await db
    .select(tokenColumns)
    .from(apiTokens)
    .where(and(eq(apiTokens.organizationId, organizationId), eq(apiTokens.id, tokenId)));
  return row;
}

/** The same, with the row locked until the transaction ends: concurrent changes of one token queue here. */
export async function lockToken(
  tx: Transaction,
  organizationId: string,
  tokenId: string,
): Promise<TokenRecord | undefined> {
  const [row] = await tx
    .select(tokenColumns)
    .from(apiTokens)
    .where(and(eq(apiTokens.organizationId, organizationId), eq(apiTokens.id, tokenId)))
    .for('update', { of: apiTokens });
  return row;
}

/** Inserts the record and its home role; the value is inserted apart. */
export async function insertToken(
  tx: Transaction,
  token: typeof apiTokens.$inferInsert,
  binding: { id: string; customRoleId: string | null },
): Promise<void> {
  await tx.insert(apiTokens).values(token);
  await tx.insert(roleBindings).values({
    ...binding,
    organizationId: token.organizationId,
    subjectType: 'TOKEN',
    subjectId: token.id,
    entityType: token.scope,
    entityId: token.entityId,
    role: token.role,
    createdAt: token.createdAt,
    createdById: token.createdById,
  });
}

export async function updateToken(
  tx: Transaction,
  tokenId: string,
  change: Partial<typeof apiTokens.$inferInsert>,
): Promise<void> {
  await tx.update(apiTokens).set(change).where(eq(apiTokens.id, tokenId));
}

/** Sets the role at home scope in both places that hold it. */
export async function updateTokenHomeRole(
  tx: Transaction,
  token: TokenRecord,
  role: string,
  customRoleId: string | null,
): Promise<void> {
  await tx.update(apiTokens).set({ role }).where(eq(apiTokens.id, token.id));
  await tx
    .update(roleBindings)
    .set({ role, customRoleId })
    .where(
      and(
        eq(roleBindings.subjectId, token.id),
        eq(roleBindings.entityType, token.scope),
        eq(roleBindings.entityId, token.entityId),
      ),
    );
}

export async function insertTokenValue(tx: Transaction, value: typeof tokenValues.$inferInsert): Promise<void> {
  await tx.insert(tokenValues).values(value);
}

/** Public facts of the token's values, newest first, at most ten. */
export async function selectTokenValues(db: Queryable, tokenId: string) {
  return db
    .select(valueColumns)
    .from(tokenValues)
    .where(eq(tokenValues.tokenId, tokenId))
    .orderBy(desc(tokenValues.startsAt), desc(tokenValues.id))
    .limit(10);
}

/** Ends values for good and destroys their digests: all of the token, or all but `keepId`. */
export async function endTokenValues(
  tx: Transaction,
  tokenId: string,
  end: { at: Date; reason: 'ROTATED' | 'DELETED' | 'OVERLAP_ENDED'; keepId?: string },
): Promise<void> {
  await tx
    .update(tokenValues)
    .set({
      ...destroyedDigest(),
      endedAt: sql`least(${end.at.toISOString()}::timestamptz, ${tokenValues.endsAt})`,
      endReason: end.reason,
    })
    .where(
      and(
        eq(tokenValues.tokenId, tokenId),
        isNotNull(tokenValues.digest),
        end.keepId === undefined ? undefined : ne(tokenValues.id, end.keepId),
      ),
    );
}

/** Moves the end of a value that stays accepted for an overlap. */
export async function updateTokenValueEnd(tx: Transaction, valueId: string, endsAt: Date): Promise<void> {
  await tx.update(tokenValues).set({ endsAt }).where(eq(tokenValues.id, valueId));
}

/** Marks the token's newest value as copied; the first confirmation wins. */
export async function updateTokenValueCopied(tx: Transaction, valueId: string, at: Date): Promise<boolean> {
  const rows = await tx
    .update(tokenValues)
    .set({ copiedAt: at })
    .where(and(eq(tokenValues.id, valueId), isNull(tokenValues.copiedAt)))
    .returning({ id: tokenValues.id });
  return rows.length > 0;
}

export async function deleteTokenBindings(tx: Transaction, tokenId: string): Promise<void> {
  await tx.delete(roleBindings).where(and(eq(roleBindings.subjectId, tokenId), eq(roleBindings.subjectType, 'TOKEN')));
}

/** Another live token of that exact name. */
export async function selectTokenByName(
  db: Queryable,
  organizationId: string,
  name: string,
  exceptId: string | null,
): Promise<{ id: string } | undefined> {
  const [row] = await db
    .select({ id: apiTokens.id })
    .from(apiTokens)
    .where(
      and(
        eq(apiTokens.organizationId, organizationId),
        sql`lower(${apiTokens.name}) = lower(${name})`,
        eq(apiTokens.name, name),
        isNull(apiTokens.deletedAt),
        exceptId === null ? undefined : ne(apiTokens.id, exceptId),
      ),
    )
    .limit(1);
  return row;
}

/** Tokens of the Organization that are not deleted, counted no further than `limit`. */
export async function countLiveTokens(db: Queryable, organizationId: string, limit: number): Promise<number> {
  const live = db
    .select({ id: apiTokens.id })
    .from(apiTokens)
    .where(and(eq(apiTokens.organizationId, organizationId), isNull(apiTokens.deletedAt)))
    .limit(limit)
    .as('live');
  const [row] = await db.select({ total: count() }).from(live);
  return row?.total ?? 0;
}

/** When the actor created their n-th newest token here, deleted ones too; null while there are fewer. */
export async function selectNthNewestCreation(
  db: Queryable,
  { organizationId, actorId }: { organizationId: string; actorId: string },
  nth: number,
): Promise<Date | null> {
  const [row] = await db
    .select({ createdAt: apiTokens.createdAt })
    .from(apiTokens)
    .where(and(eq(apiTokens.organizationId, organizationId), eq(apiTokens.createdById, actorId)))
    .orderBy(desc(apiTokens.createdAt))
    .offset(nth - 1)
    .limit(1);
  return row?.createdAt ?? null;
}
