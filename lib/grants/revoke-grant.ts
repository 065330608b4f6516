import { selectTokenSession } from '#db/queries/grants.ts';
import { endSessionOf } from '#db/queries/sessions.ts';
import { findSession } from '#lib/users/check-session.ts';
import { recordUserAudit } from '#lib/users/record-user-audit.ts';
import type { VisitorContext } from '#lib/users/types.ts';

import { clientName } from './clients.ts';
import { grantDigest } from './grant-secrets.ts';

/**
 * Ends the session that an access or a refresh token belongs to, with all its tokens (RFC 7009, 2.1). Holding one is
 * proof enough. False when it is no such token, or is not in force any more.
 */
export async function revokeGrant(ctx: VisitorContext, token: string): Promise<boolean> {
  const digest = grantDigest(token);
  const id =
    (await selectTokenSession(ctx.db, digest, 'REFRESH', ctx.now)) ??
    (await selectTokenSession(ctx.db, digest, 'ACCESS', ctx.now));
  const session = id === null ? null : await findSession(ctx.db, id, ctx.now);
  if (id === null || session === null || session.clientId === null) return false;
  const user = { id: session.userId, fullName: session.fullName };
  const after = { client: clientName(session.clientId), reason: 'its token was revoked' };
  await ctx.db.transaction(async (tx) => {
    if ((await endSessionOf(tx, user.id, id, ctx.now)) === 0) return;
    await recordUserAudit(tx, ctx, { user, action: 'user.client_ended', after });
  });
  return true;
}
