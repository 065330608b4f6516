import type { Context } from '#lib/context.ts';
import { bulkTokens } from '#lib/tokens/bulk-tokens.ts';
import { confirmTokenCopied } from '#lib/tokens/confirm-token-copied.ts';
import { countTokens } from '#lib/tokens/count-tokens.ts';
import { createToken } from '#lib/tokens/create-token.ts';
import { deleteToken } from '#lib/tokens/delete-token.ts';
import { endOverlap } from '#lib/tokens/end-overlap.ts';
import { exportTokens } from '#lib/tokens/export-tokens.ts';
import { findTokenByName } from '#lib/tokens/find-token-by-name.ts';
import { getBulkImpact } from '#lib/tokens/get-bulk-impact.ts';
import { getOverlapUsage } from '#lib/tokens/get-overlap-usage.ts';
import { getTokenFormOptions } from '#lib/tokens/get-token-form-options.ts';
import { getTokenImpact } from '#lib/tokens/get-token-impact.ts';
import { getTokenUsage } from '#lib/tokens/get-token-usage.ts';
import { getToken } from '#lib/tokens/get-token.ts';
import { listTokenActivity } from '#lib/tokens/list-token-activity.ts';
import { listTokens } from '#lib/tokens/list-tokens.ts';
import { lookUpToken } from '#lib/tokens/look-up-token.ts';
import { pauseToken } from '#lib/tokens/pause-token.ts';
import { resumeToken } from '#lib/tokens/resume-token.ts';
import { rotateToken } from '#lib/tokens/rotate-token.ts';
import { updateToken } from '#lib/tokens/update-token.ts';

type Operation = (ctx: Context, tokenId: string) => Promise<unknown>;

/** Every token operation with an input that an Organization Owner would see through. */
export const OPERATIONS: Record<string, Operation> = {
  'list tokens': async (ctx) => (await listTokens(ctx, {})).total >= 0,
  'count tokens': async (ctx) => Object.keys(await countTokens(ctx, { query: {}, facet: 'status' })).length >= 0,
  'export tokens': async (ctx) => (await Array.fromAsync(exportTokens(ctx, {}))).length >= 0,
  'get token': (ctx, tokenId) => getToken(ctx, { tokenId }),
  'get usage': (ctx, tokenId) => getTokenUsage(ctx, { tokenId }),
  'get impact': (ctx, tokenId) => getTokenImpact(ctx, { tokenId }),
  'get overlap usage': (ctx, tokenId) => getOverlapUsage(ctx, { tokenId }),
  'get bulk impact': async (ctx, tokenId) => (await getBulkImpact(ctx, { ids: [tokenId] })).count,
  'list activity': (ctx, tokenId) => listTokenActivity(ctx, { tokenId }),
  'form options': async (ctx) => (await getTokenFormOptions(ctx)).roles.length,
  'find by name': (ctx) => findTokenByName(ctx, { name: 'nobody has this name' }),
  'look up value': (ctx) => lookUpToken(ctx, { sha256: '0'.repeat(64) }),
  'create token': async (ctx) => {
    await createToken(ctx, { name: 'new', role: 'ORGANIZATION_MEMBER', expiryDays: 1 });
  },
  'update token': (ctx, tokenId) => updateToken(ctx, { tokenId, name: 'renamed' }),
  'rotate token': (ctx, tokenId) => rotateToken(ctx, { tokenId }),
  'end overlap': (ctx, tokenId) => endOverlap(ctx, { tokenId }),
  'pause token': (ctx, tokenId) => pauseToken(ctx, { tokenId }),
  'resume token': async (ctx, tokenId) => {
    await pauseToken(ctx, { tokenId });
    await resumeToken(ctx, { tokenId });
  },
  'confirm copied': (ctx, tokenId) => confirmTokenCopied(ctx, { tokenId }),
  'delete token': (ctx, tokenId) => deleteToken(ctx, { tokenId }),
  'bulk pause': async (ctx, tokenId) => {
    const chunk = await bulkTokens(ctx, { operation: 'pause', target: { ids: [tokenId] } });
    return chunk.failed.map((failure) => failure.reason);
  },
};
