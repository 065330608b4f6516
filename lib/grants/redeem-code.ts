import { timingSafeEqual } from 'node:crypto';

import type { Transaction } from '#db/client.ts';
import {
  insertSessionToken,
  lockAuthorizationCode,
  updateCodeUsed,
  type AuthorizationCodeRow,
} from '#db/queries/grants.ts';
import {
  endSessionOf,
  insertSession,
  lockSessionsOf,
  selectSessionUser,
  type LiveSession,
} from '#db/queries/sessions.ts';
import { SYSTEM } from '#lib/audit/record-audit.ts';
import { newId } from '#lib/ids.ts';
import { findSession } from '#lib/users/check-session.ts';
import { recordUserAudit } from '#lib/users/record-user-audit.ts';
import type { VisitorContext } from '#lib/users/types.ts';

import { clientName } from './clients.ts';
import { challengeOf, grantDigest, newGrantSecret } from './grant-secrets.ts';
import { issueAccess } from './issue-access.ts';
import { grantRefused, redeemCodeInput, requireClient, type IssuedAccess } from './token-request.ts';

/** Whoever has no right to a code learns only that it does not work. */
const codeIsOver = () =>
  grantRefused('invalid_grant', 'This code is not valid: it was used, has expired, or belongs to another request.');

interface Attempt {
  clientId: string;
  redirectUri: string;
  verifier: string;
}

/**
 * Exchanges a code for tokens and opens the program's session (redeemCodeInput; RFC 6749, 4.1.3). A code has one attempt:
 * one with another client, address or verifier uses it up, and a second one ends the session of the first (4.1.2).
 */
export async function redeemCode(ctx: VisitorContext, raw: unknown): Promise<IssuedAccess> {
  const input = redeemCodeInput.parse(raw);
  const client = requireClient(input.client_id);
  const attempt = { clientId: client.id, redirectUri: input.redirect_uri, verifier: input.code_verifier };
  // A refusal keeps what it wrote, so it is thrown after the transaction.
  const issued = await ctx.db.transaction((tx) => tryCode(ctx, tx, grantDigest(input.code), attempt));
  if (!issued) throw codeIsOver();
  return issued;
}

async function tryCode(
  ctx: VisitorContext,
  tx: Transaction,
  digest: Buffer,
  attempt: Attempt,
): Promise<IssuedAccess | null> {
  const code = await lockAuthorizationCode(tx, digest);
  const user = code && (await selectSessionUser(tx, code.sessionId));
  if (!code || !user) return null;
  if (code.usedAt) {
    await endReplayed(ctx, tx, code, user);
    return null;
  }
  await updateCodeUsed(tx, digest, { usedAt: ctx.now });
  const reason = problemOf(code, attempt, ctx.now);
  if (reason) {
    const after = { client: clientName(code.clientId), reason };
    await recordUserAudit(tx, ctx, { user, action: 'user.client_refused', after, actor: SYSTEM, result: 'REFUSED' });
    return null;
  }
  await lockSessionsOf(tx, user.id);
  const allowedIn = await findSession(tx, code.sessionId, ctx.now);
  return allowedIn && openSession(ctx, tx, code, allowedIn);
}

/** Why the code is not for this caller, or null. */
function problemOf(code: AuthorizationCodeRow, attempt: Attempt, now: Date): string | null {
  if (code.expiresAt <= now) return 'its code had expired';
  if (code.clientId !== attempt.clientId) return 'its code came from another program';
  if (code.redirectUri !== attempt.redirectUri) return 'its code came with another address';
  const challenge = Buffer.from(challengeOf(attempt.verifier));
  return timingSafeEqual(challenge, Buffer.from(code.codeChallenge)) ? null : 'its code came with a wrong verifier';
}

/** The code is known to two: one of them is not the program, and nobody can tell which. */
async function endReplayed(
  ctx: VisitorContext,
  tx: Transaction,
  { clientId, openedSessionId }: AuthorizationCodeRow,
  user: { id: string; fullName: string },
): Promise<void> {
  if (openedSessionId === null || (await endSessionOf(tx, user.id, openedSessionId, ctx.now)) === 0) return;
  const after = { client: clientName(clientId), reason: 'its code was used twice' };
  await recordUserAudit(tx, ctx, { user, action: 'user.client_ended', after, actor: SYSTEM });
}

async function openSession(
  ctx: VisitorContext,
  tx: Transaction,
  code: AuthorizationCodeRow,
  allowedIn: LiveSession,
): Promise<IssuedAccess> {
  const { userId, fullName, expiresAt, authenticatedAt } = allowedIn;
  const { clientId, scope } = code;
  const id = newId();
  const times = { createdAt: ctx.now, lastSeenAt: ctx.now, expiresAt, authenticatedAt };
  const { address, userAgent } = ctx.request;
  await insertSession(tx, { id, userId, ...times, address, userAgent, clientId, grantedFromId: code.sessionId });
  await updateCodeUsed(tx, code.digest, { usedAt: ctx.now, openedSessionId: id });
  const refreshToken = scope.split(' ').includes('offline_access') ? newGrantSecret() : null;
  if (refreshToken !== null) {
    const digest = grantDigest(refreshToken);
    await insertSessionToken(tx, { digest, sessionId: id, kind: 'REFRESH', createdAt: ctx.now, expiresAt });
  }
  const access = await issueAccess(ctx, tx, { sessionId: id, userId, clientId, expiresAt });
  const user = { id: userId, fullName };
  const after = { method: 'CLIENT', client: clientName(clientId) };
  await recordUserAudit(tx, ctx, { user, action: 'user.signed_in', after });
  return { ...access, refreshToken, scope };
}
