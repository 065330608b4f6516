import { selectProfiles } from '#db/queries/profiles.ts';
import type { Context } from '#lib/context.ts';
import { DomainError } from '#lib/errors.ts';
import { formatRelative } from '#lib/format.ts';

/** Who changed a record last, and when. */
export interface LastChange {
  updatedAt: Date;
  updatedById: string;
}

/** CONFLICT that names who was first and when; nothing was saved. `sentence` puts the two into words. */
export async function refuseClash(
  ctx: Context,
  record: LastChange,
  sentence: (by: string, ago: string) => string,
): Promise<never> {
  const profiles = await selectProfiles(ctx.db, ctx.organization.id, [record.updatedById]);
  const by = profiles.get(record.updatedById)?.label ?? 'Somebody';
  const message = sentence(by, formatRelative(record.updatedAt, ctx.now, 'UTC'));
  throw new DomainError('CONFLICT', message, { details: { reason: 'clash', by, at: record.updatedAt.toISOString() } });
}

/** Refuses a change that was based on an older state of the record; `what` is such as "this Team". */
export async function requireUnchangedSince(
  ctx: Context,
  record: LastChange,
  basedOn: Date | undefined,
  what: string,
): Promise<void> {
  if (basedOn === undefined || basedOn.getTime() === record.updatedAt.getTime()) return;
  await refuseClash(ctx, record, (by, ago) => `${by} changed ${what} ${ago}. Nothing was saved.`);
}
