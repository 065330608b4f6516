import { z } from 'zod';

import { callNextAuth } from '#lib/auth/call-next-auth.ts';
import { deviceForSignIn } from '#lib/auth/device-cookie.ts';
import { OIDC_ID } from '#lib/auth/oidc-provider.ts';
import { DomainError } from '#lib/errors.ts';
import { acceptInviteAsNew } from '#lib/invites/accept-invite.ts';
import type { ActionResult } from '#lib/result.ts';
import { getRuntime } from '#lib/runtime.ts';
import { safeNext } from '#lib/safe-next.ts';
import { completeSetup } from '#lib/users/complete-setup.ts';
import { resetPassword } from '#lib/users/reset-password.ts';
import { signInInput } from '#lib/users/schemas.ts';

import { runVisitorAction } from './action.ts';
import { ssoName } from './visitor.ts';

const wantedPage = z.string().max(2_000).optional();

/** Signs in with `{ email, password, next }`; answers the page to go to, always on this origin. */
export async function signIn(raw: unknown): Promise<ActionResult<{ to: string }>> {
  return runVisitorAction(async () => {
    const { next, ...credentials } = signInInput.extend({ next: wantedPage }).parse(raw);
    await withPassword(credentials);
    return { to: safeNext(next, getRuntime().env.publicUrl) };
  });
}

/** Signs in with `{ email, password }` over a page that stays; answers who it was. */
export async function signInAgain(raw: unknown): Promise<ActionResult<{ userId: string }>> {
  return runVisitorAction(async () => {
    const userId = await withPassword(signInInput.parse(raw));
    if (!userId) throw new Error('next-auth signed nobody in and gave no reason');
    return { userId };
  });
}

const withPassword = async (credentials: { email: string; password: string }) =>
  (await callNextAuth({ path: ['callback', 'credentials'], form: credentials })).userId;

const singleSignOnInput = z.strictObject({
  next: wantedPage,
  /** Ask who it is even if the provider still knows: for step-up. */
  again: z.boolean().default(false),
});

/** Starts single sign-on with `{ next, again }`; answers the provider's address to go to. */
export async function startSingleSignOn(raw: unknown): Promise<ActionResult<{ url: string }>> {
  return runVisitorAction(async () => {
    const { next, again } = singleSignOnInput.parse(raw);
    const name = ssoName();
    if (!name) throw new DomainError('NOT_FOUND', 'Single sign-on is not set up here. Sign in with your password.');
    const { location } = await callNextAuth({
      path: ['signin', OIDC_ID],
      query: again ? { prompt: 'login', max_age: '0' } : {},
      form: { callbackUrl: next ?? '/' },
    });
    // next-auth's error page instead of the provider's address: discovery failed.
    if (new URL(location, getRuntime().env.publicUrl).pathname === '/api/auth/error') {
      throw new DomainError('UNAVAILABLE', `${name} did not answer. Try again in a minute.`);
    }
    return { url: location };
  });
}

/** Ends the session on the server and takes its cookie away. */
export async function signOut(): Promise<void> {
  await callNextAuth({ path: ['signout'], form: { callbackUrl: '/sign-in' } });
}

/** Finishes the set-up, signs the new owner in and answers the page for the first token. */
export async function finishSetup(raw: unknown): Promise<ActionResult<{ to: string }>> {
  return runVisitorAction(async (ctx) => {
    const { organization, email } = await completeSetup(ctx, raw);
    const { password } = raw as { password: string };
    await withPassword({ email, password });
    return { to: `/orgs/${organization.shortName}/settings/access-management/api-tokens?dialog=create` };
  });
}

/** Accepts an invitation with `{ code, fullName, password }`, signs the new person in and answers where they start. */
export async function finishInvite(raw: unknown): Promise<ActionResult<{ to: string }>> {
  return runVisitorAction(async (ctx) => {
    const { firstPage, email } = await acceptInviteAsNew(ctx, raw);
    const { password } = raw as { password: string };
    // They have joined, whatever happens now: strangers may have locked the address for a while.
    const isSignedIn = await withPassword({ email, password }).then(
      () => true,
      () => false,
    );
    return { to: isSignedIn ? firstPage : '/sign-in?notice=joined' };
  });
}

/** Sets a new password through a link: `{ code, password }`. The person then signs in with it. */
export async function finishReset(raw: unknown): Promise<ActionResult<{ to: string }>> {
  return runVisitorAction(async (ctx) => {
    const { device, write } = await deviceForSignIn(ctx.runtime);
    await resetPassword(ctx, raw, device);
    await write();
    return { to: '/sign-in?notice=password-changed' };
  });
}
