import { z } from 'zod';

import { selectAuditEvents } from '#db/queries/audit-events.ts';
import { requirePermission } from '#lib/access/require-permission.ts';
import type { Context } from '#lib/context.ts';

import { activitySentence } from './activity-sentence.ts';
import { loadToken } from './load-token.ts';
import { tokenIdField } from './schemas.ts';
import { homeResource, tokenPermission } from './token-home.ts';
import { ACTIVITY_KINDS, type ActivityEvent } from './types.ts';

const PAGE = 50;

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
export async function listTokenActivity(
  ctx: Context,
  raw: unknown,
): Promise<{ events: ActivityEvent[]; next: string | null }> {
  const input = activityInput.parse(raw);
  const token = await loadToken(ctx, input.tokenId);
  const home = homeResource(ctx.organization.id, token);
  requirePermission(ctx, tokenPermission(token.scope, 'access'), home);
  const rows = await selectAuditEvents(ctx.db, {
    organizationId: ctx.organization.id,
    targetId: input.tokenId,
    before: input.before === null ? null : Number(input.before),
    actions: input.kind === null ? [] : ACTIONS[input.kind],
    limit: PAGE + 1,
  });
  const shown = rows.slice(0, PAGE);
  const last = shown.at(-1);
  return {
    events: shown.map(({ sequence: _sequence, actorType, actorId, actorLabel, ...event }) => ({
      ...event,
      actor: { type: actorType, id: actorId, label: actorLabel },
      sentence: activitySentence(event.action, event.before, event.after),
    })),
    next: rows.length > PAGE && last ? String(last.sequence) : null,
  };
}
