import { selectTokenIdsAfter } from '#db/queries/token-list.ts';
import { requireRecentSignIn } from '#lib/access/require-recent-sign-in.ts';
import type { Context } from '#lib/context.ts';
import { DomainError, isDomainError, notFound } from '#lib/errors.ts';

import { bulkPlaceOf, ownOnly } from './bulk-place.ts';
import { tokensSeenFrom } from './seen-from.ts';
import { deleteToken } from './delete-token.ts';
import { isGuest } from './guest-can.ts';
import { pauseToken } from './pause-token.ts';
import { requireListHome } from './require-token-home.ts';
import { resumeToken } from './resume-token.ts';
import { bulkTokensInput } from './schemas.ts';
import { ALREADY_SO, belongsElsewhere } from './token-can.ts';
import { tokenFilterOf } from './token-filter-of.ts';
import type { BulkChunk } from './types.ts';

/** Tokens changed per call: small enough that progress moves and one call stays well under a second. */
const CHUNK = 25;

const OPERATIONS = { pause: pauseToken, resume: resumeToken, delete: deleteToken };

/**
 * One chunk of a bulk pause, resume or delete (bulkTokensInput): each token in its own transaction by the same service
 * as the single change. Ask again with `cursor` until it is null; refusals are listed and do not stop the rest; what
 * is paused or resumed already is only counted. In a place only its own tokens are changed.
 */
export async function bulkTokens(ctx: Context, raw: unknown): Promise<BulkChunk> {
  const { operation, target, cursor } = bulkTokensInput.parse(raw);
  const home = await requireListHome(ctx, bulkPlaceOf(target), operation === 'delete' ? 'delete' : 'update');
  if (operation === 'delete') requireRecentSignIn(ctx, 'Deleting tokens');

  const ids =
    'ids' in target
      ? target.ids
          .toSorted()
          .filter((id) => cursor === null || id > cursor)
          .slice(0, CHUNK)
      : await selectTokenIdsAfter(ctx.db, await tokenFilterOf(ctx, ownOnly(target.query)), cursor, CHUNK);
  const seen = await tokensSeenFrom(ctx, home, ids);
  const chunk: BulkChunk = {
    done: 0,
    unchanged: 0,
    failed: [],
    cursor: ids.length === CHUNK ? (ids.at(-1) ?? null) : null,
  };
  for (const tokenId of ids) {
    const record = seen.get(tokenId);
    try {
      if (!record) throw notFound('This token');
      if (isGuest(record, home)) throw new DomainError('FORBIDDEN', belongsElsewhere(record.scope, operation));
      await OPERATIONS[operation](ctx, { tokenId });
      chunk.done += 1;
    } catch (error) {
      if (!isDomainError(error)) throw error;
      if (error.details['reason'] === ALREADY_SO) chunk.unchanged += 1;
      else chunk.failed.push({ id: tokenId, name: record?.name ?? tokenId, reason: error.message });
    }
  }
  return chunk;
}
