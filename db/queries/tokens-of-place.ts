import { and, eq, isNull } from 'drizzle-orm';

import type { Queryable, Transaction } from '#db/client.ts';
import { apiTokens } from '#db/schema/index.ts';

import { tokenColumns, type TokenRecord } from './tokens.ts';

/** A Workspace or Deployment that tokens are at home in. */
export interface TokenHomePlace {
  scope: 'WORKSPACE' | 'DEPLOYMENT';
  id: string;
}

const atHome = (organizationId: string, place: TokenHomePlace) =>
  and(
    eq(apiTokens.organizationId, organizationId),
    eq(apiTokens.scope, place.scope),
    eq(apiTokens.entityId, place.id),
    isNull(apiTokens.deletedAt),
  );

/** Live tokens at home in the place, locked until the transaction ends. */
export async function lockTokensOfPlace(
  tx: Transaction,
  organizationId: string,
  place: TokenHomePlace,
): Promise<TokenRecord[]> {
  return tx
    .select(tokenColumns)
    .from(apiTokens)
    .where(atHome(organizationId, place))
    .orderBy(apiTokens.id)
    .for('update');
}

export async function countTokensOfPlace(
  db: Queryable,
  organizationId: string,
  place: TokenHomePlace,
): Promise<number> {
  return db.$count(apiTokens, atHome(organizationId, place));
}
