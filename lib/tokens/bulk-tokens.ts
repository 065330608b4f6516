import { selectTokenIdsAfter, selectTokensByIds } from '#db/queries/token-list.ts';
import { requirePermission } from '#lib/access/require-permission.ts';
import { requireRecentSignIn } from '#lib/access/require-recent-sign-in.ts';
import type { Context } from '#lib/context.ts';
import { isDomainError } from '#lib/errors.ts';

import { deleteToken } from './delete-token.ts';
import { pauseToken } from './pause-token.ts';
import { resumeToken } from './resume-token.ts';
import { bulkTokensInput } from './schemas.ts';
import { tokenFilterOf } from './token-filter-of.ts';
import type { BulkChunk } from './types.ts';

/** Tokens changed per call: small enough that progress moves and one call stays well under a second. */
const CHUNK = 25;

const OPERATIONS = { pause: pauseToken, resume: resumeToken, delete: deleteToken };

/**
 * One chunk of a bulk pause, resume or delete (bulkTokensInput): each token in its own transaction by the same service
 * as the single change. Ask again with `cursor` until it is null; refusals are listed and do not stop the rest.
 */
export async function bulkTokens(ctx: Context, raw: unknown): Promise<BulkChunk> {
  const input = bulkTokensInput.parse(raw);
  const permission = input.operation === 'delete' ? 'organization.apiTokens.delete' : 'organization.apiTokens.update';
  requirePermission(ctx, permission, { organizationId: ctx.organization.id });
  if (input.operation === 'delete') requireRecentSignIn(ctx, 'Deleting tokens');

  const ids =
    'ids' in input.target
      ? input.target.ids
          .toSorted()
          .filter((id) => input.cursor === null || id > input.cursor)
          .slice(0, CHUNK)
      : await selectTokenIdsAfter(ctx.db, await tokenFilterOf(ctx, input.target.query), input.cursor, CHUNK);
  const names = new Map(
    (await selectTokensByIds(ctx.db, ctx.organization.id, ids)).map((record) => [record.id, record.name]),
  );
  const chunk: BulkChunk = { done: 0, failed: [], cursor: ids.length === CHUNK ? (ids.at(-1) ?? null) : null };
  for (const tokenId of ids) {
    try {
      await OPERATIONS[input.operation](ctx, { tokenId });
      chunk.done += 1;
    } catch (error) {
      if (!isDomainError(error)) throw error;
      chunk.failed.push({ id: tokenId, name: names.get(tokenId) ?? tokenId, reason: error.message });
    }
  }
  return chunk;
}
