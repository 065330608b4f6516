import { insertAuthorizationCode } from '#db/queries/grants.ts';
import { requireRecentProof } from '#lib/access/require-recent-sign-in.ts';
import { recordUserAudit } from '#lib/users/record-user-audit.ts';
import type { PersonContext } from '#lib/users/types.ts';

import { answerAddress, requireAuthorizationRequest } from './authorization-request.ts';
import { grantDigest, newGrantSecret } from './grant-secrets.ts';

/** The program fetches its tokens at once. */
export const CODE_MS = 60_000;

/**
 * Lets a program act for the person: answers the address that takes it a code, good once, for a minute, and only for
 * whoever knows the verifier. `raw` is the query of `/authorize`. STEP_UP_REQUIRED without a recent proof of identity:
 * the program's session outlives this page.
 */
export async function allowClient(ctx: PersonContext, raw: unknown): Promise<{ to: string }> {
  const request = requireAuthorizationRequest(raw);
  const { client, redirectUri, codeChallenge, scope } = request;
  requireRecentProof(ctx.person.authenticatedAt, ctx.now, `Signing ${client.name} in`);
  const code = newGrantSecret();
  await ctx.db.transaction(async (tx) => {
    await insertAuthorizationCode(tx, {
      digest: grantDigest(code),
      sessionId: ctx.person.sessionId,
      clientId: client.id,
      redirectUri,
      codeChallenge,
      scope,
      createdAt: ctx.now,
      expiresAt: new Date(ctx.now.getTime() + CODE_MS),
    });
    await recordUserAudit(tx, ctx, {
      user: userOf(ctx),
      action: 'user.client_allowed',
      after: { client: client.name, redirectUri },
    });
  });
  return { to: answerAddress(request, { code }) };
}

/** Sends the program away: answers the address that tells it so. */
export async function refuseClient(ctx: PersonContext, raw: unknown): Promise<{ to: string }> {
  const request = requireAuthorizationRequest(raw);
  await ctx.db.transaction((tx) =>
    recordUserAudit(tx, ctx, {
      user: userOf(ctx),
      action: 'user.client_refused',
      after: { client: request.client.name, redirectUri: request.redirectUri },
    }),
  );
  const answer = { error: 'access_denied', error_description: 'The sign-in was cancelled in the browser.' };
  return { to: answerAddress(request, answer) };
}

const userOf = ({ person }: PersonContext) => ({ id: person.userId, fullName: person.fullName });
