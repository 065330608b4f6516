'use server';

import { revalidatePath } from 'next/cache';

import { runPersonAction } from '#lib/doors/action.ts';
import { changePassword } from '#lib/users/change-password.ts';
import { endOwnSessions } from '#lib/users/own-sessions.ts';
import { updateProfile } from '#lib/users/update-profile.ts';

/** The name stands in the frame of every page. */
export async function updateProfileAction(input: unknown) {
  const result = await runPersonAction((ctx) => updateProfile(ctx, input));
  if (result.ok) revalidatePath('/', 'layout');
  return result;
}

export async function changePasswordAction(input: unknown) {
  const result = await runPersonAction((ctx) => changePassword(ctx, input));
  if (result.ok) revalidatePath('/account');
  return result;
}

export async function endSessionsAction(input: unknown) {
  const result = await runPersonAction((ctx) => endOwnSessions(ctx, input));
  if (result.ok) revalidatePath('/account');
  return result;
}
