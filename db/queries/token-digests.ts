import { and, eq, inArray, or, sql, type SQL } from 'drizzle-orm';

import type { Queryable } from '#db/client.ts';
import { apiTokens, organizations, tokenValues } from '#db/schema/index.ts';

import { endedDigest } from './ended-digest.ts';

/** Whether a value is not its token's newest: a token starts anew with each of its values. */
export const isReplaced = (): SQL<boolean> => sql<boolean>`${apiTokens.startAt} > ${tokenValues.startsAt}`;

/** Whose value was looked for. */
export interface DigestOwner {
  id: string;
  /** The token has a newer value since. */
  isOldValue: boolean;
  /** When the value is or was accepted no more; null for never. */
  valueEndsAt: Date | null;
}

/** The Organization's token that owns one of these digests, or owned one before it was destroyed, whatever its state. */
export async function selectTokenByDigests(
  db: Queryable,
  organizationId: string,
  digests: Buffer[],
): Promise<DigestOwner | undefined> {
  const isEnded = digests.map((digest) => eq(tokenValues.endedDigest, endedDigest(sql`${digest}::bytea`)));
  const [row] = await db
    .select({
      id: apiTokens.id,
      isOldValue: isReplaced(),
      valueEndsAt: sql<Date | null>`coalesce(${tokenValues.endedAt}, ${tokenValues.endsAt})`.mapWith(
        tokenValues.endsAt,
      ),
    })
    .from(tokenValues)
    .innerJoin(apiTokens, eq(apiTokens.id, tokenValues.tokenId))
    .where(and(eq(apiTokens.organizationId, organizationId), or(inArray(tokenValues.digest, digests), ...isEnded)));
  return row;
}

/** Whose value has one of these digests, in whatever Organization and state. */
export interface ValueOwner {
  valueId: string;
  tokenId: string;
  name: string;
  purpose: 'API' | 'AGENT';
  organization: { id: string; shortName: string; name: string };
}

export async function selectValueOwner(db: Queryable, digests: Buffer[]): Promise<ValueOwner | undefined> {
  const { id, shortName, name } = organizations;
  const [row] = await db
    .select({
      valueId: tokenValues.id,
      tokenId: apiTokens.id,
      name: apiTokens.name,
      purpose: apiTokens.purpose,
      organization: { id, shortName, name },
    })
    .from(tokenValues)
    .innerJoin(apiTokens, eq(apiTokens.id, tokenValues.tokenId))
    .innerJoin(organizations, eq(organizations.id, apiTokens.organizationId))
    .where(sql`${tokenValues.digest} in ${digests}`);
  return row;
}
