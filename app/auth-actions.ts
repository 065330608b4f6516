'use server';

import type { Route } from 'next';
import { redirect, RedirectType } from 'next/navigation';

import { runPersonAction, runVisitorAction } from '#lib/doors/action.ts';
import {
  finishInvite,
  finishReset,
  finishSetup,
  signIn,
  signInAgain,
  signOut,
  startSingleSignOn,
} from '#lib/doors/sign-in.ts';
import type { ActionResult } from '#lib/result.ts';
import { acceptInvite } from '#lib/invites/accept-invite.ts';
import { checkSetupCode } from '#lib/users/complete-setup.ts';
import { confirmIdentity } from '#lib/users/confirm-identity.ts';

/** Goes to the wanted page, in place of the form: Back must not lead to it again. */
export async function signInAction(input: unknown) {
  return goOn(await signIn(input));
}

export async function signInAgainAction(input: unknown) {
  return signInAgain(input);
}

export async function startSingleSignOnAction(input: unknown) {
  return startSingleSignOn(input);
}

export async function confirmIdentityAction(input: unknown) {
  return runPersonAction(async (ctx) => {
    await confirmIdentity(ctx, input);
    return null;
  });
}

export async function signOutAction() {
  await signOut();
  redirect('/sign-in');
}

export async function checkSetupCodeAction(input: unknown) {
  return runVisitorAction(async (ctx) => {
    await checkSetupCode(ctx, input);
    return null;
  });
}

export async function finishSetupAction(input: unknown) {
  return goOn(await finishSetup(input));
}

export async function finishResetAction(input: unknown) {
  return goOn(await finishReset(input));
}

/** Signs out somebody else's page, and comes back to it: an invitation for another address, a program's request. */
export async function signOutForAction(page: string) {
  await signOut();
  redirect((/^\/(invite\/|authorize\?)/.test(page) ? page : '/sign-in') as Route);
}

/** Somebody signed in accepts an invitation. */
export async function acceptInviteAction(input: unknown) {
  return goOn(await runPersonAction(async (ctx) => ({ to: (await acceptInvite(ctx, input)).firstPage })));
}

/** Somebody new accepts an invitation, and is signed in. */
export async function joinAction(input: unknown) {
  return goOn(await finishInvite(input));
}

/** Redirects after a success; else the refusal, for the form to show. */
async function goOn(result: ActionResult<{ to: string }>): Promise<ActionResult<null>> {
  if (result.ok) redirect(result.data.to as Route, RedirectType.replace);
  return result;
}
