import type { Transaction } from '#db/client.ts';
import { insertSessionToken } from '#db/queries/grants.ts';
import type { VisitorContext } from '#lib/users/types.ts';

import { ACCESS_TOKEN_MS, createAccessToken } from './access-token.ts';
import { grantDigest } from './grant-secrets.ts';

interface Holder {
  sessionId: string;
  userId: string;
  clientId: string;
  /** When the session ends for good; no token outlives it. */
  expiresAt: Date;
}

/** Adds an access token to a program's session. */
export async function issueAccess(
  ctx: VisitorContext,
  tx: Transaction,
  { sessionId, userId, clientId, expiresAt: sessionEnd }: Holder,
): Promise<{ accessToken: string; expiresInSeconds: number }> {
  const expiresAt = new Date(Math.min(ctx.now.getTime() + ACCESS_TOKEN_MS, sessionEnd.getTime()));
  const accessToken = await createAccessToken(ctx.runtime, tx, { userId, clientId, issuedAt: ctx.now, expiresAt });
  const digest = grantDigest(accessToken);
  await insertSessionToken(tx, { digest, sessionId, kind: 'ACCESS', createdAt: ctx.now, expiresAt });
  return { accessToken, expiresInSeconds: Math.floor((expiresAt.getTime() - ctx.now.getTime()) / 1000) };
}
