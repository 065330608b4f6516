import { selectTokensByIds } from '#db/queries/token-list.ts';
import { selectPlaceRoles } from '#db/queries/token-places.ts';
import type { TokenRecord } from '#db/queries/tokens.ts';
import type { Context } from '#lib/context.ts';

import { isGuest } from './guest-can.ts';
import type { TokenHome } from './token-home.ts';

/** Those of the tokens that are seen from here, by id; from a place, guests too. Others are as good as unknown. */
export async function tokensSeenFrom(ctx: Context, home: TokenHome, ids: string[]): Promise<Map<string, TokenRecord>> {
  const { scope, entityId } = home;
  const records = await selectTokensByIds(ctx.db, ctx.organization.id, ids);
  const held = scope === 'ORGANIZATION' ? null : await selectPlaceRoles(ctx.db, { scope, entityId }, ids);
  const seen = records.filter((record) => held === null || held.has(record.id) || !isGuest(record, home));
  return new Map(seen.map((record) => [record.id, record]));
}
