import { markFirstUse, selectTokenSession } from '#db/queries/grants.ts';
import { updateSessionClient } from '#db/queries/sessions.ts';
import { findSession } from '#lib/users/check-session.ts';
import { recordUserAudit } from '#lib/users/record-user-audit.ts';
import type { VisitorContext } from '#lib/users/types.ts';

import { grantDigest } from './grant-secrets.ts';
import { issueAccess } from './issue-access.ts';
import { grantRefused, refreshAccessInput, requireClient, type IssuedAccess } from './token-request.ts';

const sessionIsOver = () =>
  grantRefused('invalid_grant', 'This session has ended. Sign in again with the command “astro login”.');

/**
 * A further access token for a program whose session is in force (refreshAccessInput; RFC 6749, 6). The refresh token
 * stays the same: the Astro CLI does not keep another one (api-contract 1.6), and would look like a thief at its second
 * refresh. The first use, and each from another address than the last, is on record.
 */
export async function refreshAccess(ctx: VisitorContext, raw: unknown): Promise<IssuedAccess> {
  const input = refreshAccessInput.parse(raw);
  const client = requireClient(input.client_id);
  const digest = grantDigest(input.refresh_token);
  const sessionId = await selectTokenSession(ctx.db, digest, 'REFRESH', ctx.now);
  const session = sessionId === null ? null : await findSession(ctx.db, sessionId, ctx.now);
  if (sessionId === null || session?.clientId !== client.id) throw sessionIsOver();
  const { userId, fullName, expiresAt } = session;
  const { address, userAgent } = ctx.request;
  const access = await ctx.db.transaction(async (tx) => {
    const isFirst = await markFirstUse(tx, digest, ctx.now);
    await updateSessionClient(tx, sessionId, { lastSeenAt: ctx.now, address, userAgent });
    if (isFirst || address !== session.address) {
      const user = { id: userId, fullName };
      await recordUserAudit(tx, ctx, { user, action: 'user.client_refreshed', after: { client: client.name } });
    }
    return issueAccess(ctx, tx, { sessionId, userId, clientId: client.id, expiresAt });
  });
  return { ...access, refreshToken: null, scope: null };
}
