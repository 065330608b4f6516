import type { Context } from '#lib/context.ts';

/** The columns that say who made a record. */
export function createdBy(ctx: Context) {
  const by = { createdAt: ctx.now, createdByType: ctx.actor.type, createdById: ctx.actor.id } as const;
  return { ...by, ...updatedBy(ctx) };
}

/** The columns that say who changed a record last. */
export function updatedBy(ctx: Context) {
  return { updatedAt: ctx.now, updatedByType: ctx.actor.type, updatedById: ctx.actor.id } as const;
}

/** What differs between two states of a record, by field of `after`; null when nothing does. */
export function difference<T extends object>(
  before: T,
  after: T,
  isSame: (one: unknown, other: unknown) => boolean = Object.is,
): { before: Record<string, unknown>; after: Record<string, unknown> } | null {
  const keys = (Object.keys(after) as (keyof T & string)[]).filter((key) => !isSame(before[key], after[key]));
  if (keys.length === 0) return null;
  const pick = (from: T) => Object.fromEntries(keys.map((key) => [key, from[key]]));
  return { before: pick(before), after: pick(after) };
}
