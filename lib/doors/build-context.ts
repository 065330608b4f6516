import { selectMembership } from '#db/queries/organizations.ts';
import { selectPersonBindings } from '#db/queries/role-bindings.ts';
import type { SignedIn } from '#lib/users/signed-in.ts';
import type { Context, RequestFacts } from '#lib/context.ts';
import { notFound } from '#lib/errors.ts';
import { requireAllowedAddress } from '#lib/ip-ranges/require-allowed-address.ts';
import type { Runtime } from '#lib/runtime.ts';

/**
 * The Context of a signed-in person in one Organization. An Organization the person does not belong to is the same
 * NOT_FOUND as one that does not exist.
 */
export async function buildUserContext(
  runtime: Runtime,
  session: SignedIn,
  asked: { shortName: string } | { id: string },
  request: RequestFacts,
): Promise<Context> {
  const found = await selectMembership(runtime.db, session.userId, asked);
  if (!found) throw notFound('This Organization');
  const { hasIpRanges, ...organization } = found;
  await requireAllowedAddress(runtime, { id: organization.id, hasIpRanges }, request);
  return {
    db: runtime.db,
    runtime,
    organization,
    actor: {
      type: 'USER',
      id: session.userId,
      label: session.fullName,
      email: session.email,
      sessionId: session.sessionId,
      authenticatedAt: session.authenticatedAt,
    },
    bindings: await selectPersonBindings(runtime.db, session.userId, organization.id),
    now: runtime.clock.now(),
    request,
  };
}
