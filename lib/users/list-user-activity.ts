import { selectAuditEvents } from '#db/queries/audit-events.ts';
import { requirePermission } from '#lib/access/require-permission.ts';
import type { Context } from '#lib/context.ts';
import type { ActivityEvent } from '#lib/tokens/types.ts';

import { loadMember } from './change-member.ts';
import { canSeeActivity } from './get-user.ts';
import { userActivityInput } from './member-schemas.ts';
import { userActivitySentence } from './user-activity-sentence.ts';

const PAGE = 50;

/**
 * Audit entries about a person `{ userId, before? }`, newest first, 50 a page; `next` goes into `before`. For the person
 * themself and for whoever holds organization.auditLogs.export.
 */
export async function listUserActivity(
  ctx: Context,
  raw: unknown,
): Promise<{ events: ActivityEvent[]; next: string | null }> {
  const input = userActivityInput.parse(raw);
  if (!canSeeActivity(ctx, input.userId)) {
    requirePermission(ctx, 'organization.auditLogs.export', { organizationId: ctx.organization.id });
  }
  await loadMember(ctx, input.userId);
  const rows = await selectAuditEvents(ctx.db, {
    organizationId: ctx.organization.id,
    targetId: input.userId,
    before: input.before === null ? null : Number(input.before),
    actions: [],
    limit: PAGE + 1,
  });
  const shown = rows.slice(0, PAGE);
  const last = shown.at(-1);
  return {
    events: shown.map(({ sequence: _sequence, actorType, actorId, actorLabel, ...event }) => ({
      ...event,
      actor: { type: actorType, id: actorId, label: actorLabel },
      sentence: userActivitySentence(event.action, event.before, event.after),
    })),
    next: rows.length > PAGE && last ? String(last.sequence) : null,
  };
}
