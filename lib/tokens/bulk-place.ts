import type { BulkTokensInput, PlaceInput, TokenQuery } from './schemas.ts';

/** The place a bulk change was asked for in; null for the Organization. */
export function bulkPlaceOf(target: BulkTokensInput['target']): PlaceInput | null {
  return ('ids' in target ? target.place : target.query.place) ?? null;
}

/** In a place a bulk change means its own tokens only: what was brought in is changed at home. */
export function ownOnly(query: TokenQuery): TokenQuery {
  const isElsewhere = query.belongsTo.length > 0 && !query.belongsTo.includes('this');
  if (!query.place) return query;
  // Nothing at all when the filter leaves no own token: a role that no token can hold.
  return { ...query, belongsTo: ['this'], ...(isElsewhere && { role: [''] }) };
}
