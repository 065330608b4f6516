import { selectAuditEvents } from '#db/queries/audit-events.ts';
import type { Context } from '#lib/context.ts';
import type { ActivityEvent } from '#lib/tokens/types.ts';

const PAGE = 50;

/** Some audit entries in words, newest first; `next` goes into `before`. */
export interface ActivityPage {
  events: ActivityEvent[];
  next: string | null;
}

/** 50 audit entries about one target; the caller decides who may read them. Without `actions` those of every kind. */
export async function listTargetActivity(
  ctx: Context,
  { targetId, before, actions = [] }: { targetId: string; before: string | null; actions?: string[] },
  sentenceOf: (action: string, before: ActivityEvent['before'], after: ActivityEvent['after']) => string,
): Promise<ActivityPage> {
  const rows = await selectAuditEvents(ctx.db, {
    organizationId: ctx.organization.id,
    targetId,
    before: before === null ? null : Number(before),
    actions,
    limit: PAGE + 1,
  });
  const shown = rows.slice(0, PAGE);
  const last = shown.at(-1);
  return {
    events: shown.map(({ sequence: _sequence, actorType, actorId, actorLabel, ...event }) => ({
      ...event,
      actor: { type: actorType, id: actorId, label: actorLabel },
      sentence: sentenceOf(event.action, event.before, event.after),
    })),
    next: rows.length > PAGE && last ? String(last.sequence) : null,
  };
}
