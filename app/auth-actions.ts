'use server';

import { redirect } from 'next/navigation';

import { runPersonAction, runVisitorAction } from '#lib/doors/action.ts';
import { finishReset, finishSetup, signIn, signInAgain, signOut, startSingleSignOn } from '#lib/doors/sign-in.ts';
import { checkSetupCode } from '#lib/users/complete-setup.ts';
import { confirmIdentity } from '#lib/users/confirm-identity.ts';

export async function signInAction(input: unknown) {
  return signIn(input);
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
  return finishSetup(input);
}

export async function finishResetAction(input: unknown) {
  return finishReset(input);
}
