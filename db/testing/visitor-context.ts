import type { SignedIn } from '#lib/users/signed-in.ts';
import type { Runtime } from '#lib/runtime.ts';
import type { PersonContext, VisitorContext } from '#lib/users/types.ts';

/** A caller outside any Organization, from an address of their own unless one is given. */
export function visitorFrom(runtime: Runtime, address: string, now = new Date()): VisitorContext {
  return {
    db: runtime.db,
    runtime,
    now,
    request: { id: 'req-test', address, userAgent: 'vitest', method: 'POST', path: '/test' },
  };
}

/** The same caller some time later. */
export function later<T extends VisitorContext>(ctx: T, ms: number): T {
  return { ...ctx, now: new Date(ctx.now.getTime() + ms) };
}

export function personContext(ctx: VisitorContext, person: SignedIn): PersonContext {
  return { ...ctx, person };
}
