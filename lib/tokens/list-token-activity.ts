import { z } from 'zod';

import { requirePermission } from '#lib/access/require-permission.ts';
import { listTargetActivity, type ActivityPage } from '#lib/audit/list-target-activity.ts';
import type { Context } from '#lib/context.ts';

import { activitySentence } from './activity-sentence.ts';
import { loadToken } from './load-token.ts';
import { tokenIdField } from './schemas.ts';
import { homeResource, tokenPermission } from './token-home.ts';
import { ACTIVITY_KINDS } from './types.ts';

const activityInput = z.strictObject({
  tokenId: tokenIdField,
  kind: z.enum(ACTIVITY_KINDS).nullable().default(null),
  /** `next` of the page before. */
  before: z
    .string()
    .regex(/^\d{1,15}$/)
    .nullable()
    .default(null),
});

const ACTIONS: Record<(typeof ACTIVITY_KINDS)[number], string[]> = {
  changes: ['token.created', 'token.updated', 'token.deleted'],
  rotation: ['token.rotated', 'token.overlap_ended', 'token.copied'],
  pause: ['token.paused', 'token.resumed'],
  lookups: ['token.looked_up'],
};

/**
 * Audit entries of `{ tokenId, kind?, before? }`, newest first, 50 a page; `next` goes into `before`. Only for those who
 * see the tokens of its home: the entries tell where else it acts.
 */
export async function listTokenActivity(ctx: Context, raw: unknown): Promise<ActivityPage> {
  const { tokenId, kind, before } = activityInput.parse(raw);
  const token = await loadToken(ctx, tokenId);
  const home = homeResource(ctx.organization.id, token);
  requirePermission(ctx, tokenPermission(token.scope, 'access'), home);
  const actions = kind === null ? [] : ACTIONS[kind];
  return listTargetActivity(ctx, { targetId: tokenId, before, actions }, activitySentence);
}
