import { z } from 'zod';

import { selectAuditBatch, selectAuditBounds } from '#db/queries/audit-events.ts';
import { requirePermission } from '#lib/access/require-permission.ts';
import type { Context } from '#lib/context.ts';
import { invalidField } from '#lib/errors.ts';

import { recordAudit } from './record-audit.ts';

/** Events held in memory at once. */
const BATCH = 500;
const DEFAULT_DAYS = 90;
const DAY_MS = 86_400_000;

const moment = (name: string) =>
  z.iso
    .datetime({ offset: true, error: `${name} must be a time such as 2026-01-02T03:04:05Z` })
    .transform((text) => new Date(text));

const exportAuditLogInput = z.strictObject({
  startDate: moment('startDate').optional(),
  endDate: moment('endDate').optional(),
});

export type AuditEventRecord = Awaited<ReturnType<typeof selectAuditBatch>>[number];

/**
 * The audit log of a range of time (exportAuditLogInput; the last 90 days unless told otherwise), oldest first and 500
 * events at a time, so that memory does not grow with their number. Needs organization.auditLogs.export. Everything that
 * can be refused is refused before the iterator is handed out, and the export is in the log itself.
 */
export async function exportAuditLog(ctx: Context, raw: unknown): Promise<AsyncGenerator<AuditEventRecord[]>> {
  const input = exportAuditLogInput.parse(raw);
  const organizationId = ctx.organization.id;
  requirePermission(ctx, 'organization.auditLogs.export', { organizationId });
  const to = input.endDate ?? ctx.now;
  const from = input.startDate ?? new Date(to.getTime() - DEFAULT_DAYS * DAY_MS);
  if (from > to) throw invalidField('startDate', 'range', 'startDate is after endDate. Give an earlier one.');
  const range = { organizationId, from, to };
  // Taken before the export is recorded, so that what is exported does not depend on how fast it is read.
  const bounds = await selectAuditBounds(ctx.db, range);
  await ctx.db.transaction((tx) =>
    recordAudit(tx, ctx, {
      action: 'organization.audit_log_exported',
      target: { type: 'ORGANIZATION', id: organizationId, label: ctx.organization.name },
      after: { startDate: from, endDate: to },
    }),
  );
  return batches(ctx, range, bounds);
}

async function* batches(
  ctx: Context,
  range: Parameters<typeof selectAuditBatch>[1],
  bounds: { first: number; last: number } | null,
): AsyncGenerator<AuditEventRecord[]> {
  if (!bounds) return;
  let after = bounds.first - 1;
  while (after < bounds.last) {
    const events = await selectAuditBatch(ctx.db, range, { after, last: bounds.last }, BATCH);
    if (events.length === 0) return;
    yield events;
    after = events.at(-1)?.sequence ?? bounds.last;
  }
}
