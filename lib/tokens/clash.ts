import { selectProfiles } from '#db/queries/profiles.ts';
import type { TokenRecord } from '#db/queries/tokens.ts';
import type { Context } from '#lib/context.ts';
import { DomainError } from '#lib/errors.ts';
import { formatRelative } from '#lib/format.ts';

/** Name of whoever changed the record last. */
async function lastEditor(ctx: Context, record: TokenRecord): Promise<string> {
  const profiles = await selectProfiles(ctx.db, ctx.organization.id, [record.updatedById]);
  return profiles.get(record.updatedById)?.label ?? 'Somebody';
}

/** CONFLICT that names who was first and when; nothing was saved. */
async function clash(ctx: Context, record: TokenRecord, sentence: (by: string, ago: string) => string): Promise<never> {
  const by = await lastEditor(ctx, record);
  const message = sentence(by, formatRelative(record.updatedAt, ctx.now, 'UTC'));
  throw new DomainError('CONFLICT', message, { details: { reason: 'clash', by, at: record.updatedAt.toISOString() } });
}

/** Refuses a change that was based on an older state of the record. */
export async function requireUnchangedSince(
  ctx: Context,
  record: TokenRecord,
  basedOn: Date | undefined,
): Promise<void> {
  if (basedOn === undefined || basedOn.getTime() === record.updatedAt.getTime()) return;
  await clash(ctx, record, (by, ago) => `${by} changed this token ${ago}. Nothing was saved.`);
}

/** Refuses to rotate a value that is no longer the newest: somebody else rotated first. */
export async function requireCurrentValue(
  ctx: Context,
  record: TokenRecord,
  shortToken: string | undefined,
): Promise<void> {
  if (shortToken === undefined || shortToken === record.shortToken) return;
  await clash(ctx, record, (by, ago) => `${by} rotated this token ${ago}. Your request was not carried out.`);
}
