import { randomBytes } from 'node:crypto';

import { insertSession } from '#db/testing/acme.ts';
import { insertMember, type MadeUser } from '#db/testing/factories.ts';
import { personContext, visitorFrom } from '#db/testing/visitor-context.ts';
import { allowClient } from '#lib/grants/allow-client.ts';
import { challengeOf } from '#lib/grants/grant-secrets.ts';

import type { ApiUnderTest, Asked } from './api-client.ts';

export const CALLBACK = 'http://localhost:12345/callback';

/** A form to `/oauth/token` without any Authorization header. */
export function sendForm(api: ApiUnderTest, form: Record<string, string>, address = '203.0.113.50'): Promise<Asked> {
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'x-latchkey-address': address };
  const body = String(new URLSearchParams(form));
  return api.ask('/oauth/token', { method: 'POST', token: null, body, headers });
}

/** The parameters that the Astro CLI opens `/authorize` with, and the verifier behind them. */
export function cliRequest(change: Record<string, string> = {}) {
  const verifier = randomBytes(32).toString('base64url');
  const query: Record<string, string> = {
    prompt: 'login',
    audience: 'astronomer-ee',
    client_id: 'astro-cli',
    redirect_uri: CALLBACK,
    scope: 'openid profile email offline_access',
    response_type: 'code',
    response_mode: 'query',
    code_challenge: challengeOf(verifier),
    code_challenge_method: 'S256',
    ...change,
  };
  return { query, verifier };
}

/** A person signed in in a browser, and the Astro CLI that they may let act for them. */
export async function makePerson(api: ApiUnderTest, role = 'ORGANIZATION_OWNER', known?: MadeUser) {
  const { db } = api.runtime;
  const user = known ?? (await insertMember(db, api.organization, { role, fullName: 'Grace Hopper' }));
  const sessionId = await insertSession(db, user);
  const at = (now: Date) =>
    personContext(visitorFrom(api.runtime, '203.0.113.50', now), {
      userId: user.id,
      email: user.email,
      fullName: user.fullName,
      sessionId,
      authenticatedAt: now,
    });
  /** Presses Allow and answers what the CLI then sends for its tokens. */
  const allow = async (change: Record<string, string> = {}) => {
    const { query, verifier } = cliRequest(change);
    const { to } = await allowClient(at(new Date()), query);
    return {
      grant_type: 'authorization_code',
      client_id: 'astro-cli',
      code: new URL(to).searchParams.get('code') ?? '',
      code_verifier: verifier,
      redirect_uri: query['redirect_uri'] ?? '',
    };
  };
  /** The whole way to the tokens. */
  const signInCli = async () => {
    const { status, body } = await sendForm(api, await allow());
    if (status !== 200) throw new Error(`no tokens: ${JSON.stringify(body)}`);
    return { access: String(body.access_token), refresh: String(body.refresh_token) };
  };
  return { user, sessionId, ctx: at(new Date()), allow, signInCli };
}

export type PersonUnderTest = Awaited<ReturnType<typeof makePerson>>;

/** What the Astro CLI sends for its next access token. */
export const refreshForm = (refresh: string) => ({
  grant_type: 'refresh_token',
  client_id: 'astro-cli',
  refresh_token: refresh,
});
