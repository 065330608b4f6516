import type { Context } from '#lib/context.ts';

const WEEK_MS = 7 * 86_400_000;
const NONE: readonly string[] = Object.freeze([]);

/**
 * Tells the holder of a token value that it ends within a week, by its expiry or because a newer one took its place: the
 * headers `Sunset` and `Link` with the relation `sunset` (RFC 8594), as name, value, name, value. Empty otherwise.
 */
export function sunsetHeaders({ actor, now, runtime }: Pick<Context, 'actor' | 'now' | 'runtime'>): readonly string[] {
  if (actor.type !== 'TOKEN' || actor.valueEndsAt === null) return NONE;
  const { valueEndsAt } = actor;
  if (valueEndsAt.getTime() - now.getTime() > WEEK_MS) return NONE;
  const link = `<${runtime.env.publicUrl}/docs/rotate-and-leaks>; rel="sunset"; type="text/html"`;
  return ['sunset', valueEndsAt.toUTCString(), 'link', link];
}
