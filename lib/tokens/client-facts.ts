import { selectShortTokens, type ClientRecord } from '#db/queries/token-usage-read.ts';
import type { Queryable } from '#db/client.ts';

import type { ClientFacts } from './types.ts';

/** Clients as the screens show them: the value each used last by its short form, and whether it is an older one. */
export async function presentClients(
  db: Queryable,
  token: { id: string; shortToken: string },
  records: ClientRecord[],
): Promise<ClientFacts[]> {
  if (records.length === 0) return [];
  const shortTokens = await selectShortTokens(db, token.id);
  return records.map(({ valueId, ...client }) => {
    const shortToken = shortTokens.get(valueId) ?? token.shortToken;
    return { ...client, shortToken, isOldValue: shortToken !== token.shortToken };
  });
}
