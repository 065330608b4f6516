import type { Context } from '#lib/context.ts';
import type { Runtime } from '#lib/runtime.ts';

const WEEK_MS = 7 * 86_400_000;
const NONE: readonly string[] = Object.freeze([]);

/**
 * Tells the holder of a token value that it ends within a week, by its expiry or because a newer one took its place: the
 * headers `Sunset` and `Link` with the relation `sunset` (RFC 8594), as name, value, name, value. Empty otherwise.
 */
export function sunsetHeaders({ env, clock }: Pick<Runtime, 'env' | 'clock'>, endsAt: Date | null): readonly string[] {
  if (endsAt === null || endsAt.getTime() - clock.now().getTime() > WEEK_MS) return NONE;
  const link = `<${env.publicUrl}/docs/rotate-and-leaks>; rel="sunset"; type="text/html"`;
  return ['sunset', endsAt.toUTCString(), 'link', link];
}

/** The same about the value that a request was sent with. */
export function sunsetOf({ actor, runtime }: Pick<Context, 'actor' | 'runtime'>): readonly string[] {
  return actor.type === 'TOKEN' ? sunsetHeaders(runtime, actor.valueEndsAt) : NONE;
}
