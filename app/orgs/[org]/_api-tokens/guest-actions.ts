'use server';

import { runAction } from '#lib/doors/action.ts';
import { addGuestToken, changeGuestRole, removeGuestToken } from '#lib/tokens/guest-roles.ts';
import { listTokenCandidates } from '#lib/tokens/list-token-candidates.ts';

import { revalidateTokens } from './revalidate-tokens.ts';

export async function listTokenCandidatesAction(org: string, input: unknown) {
  return runAction(org, (ctx) => listTokenCandidates(ctx, input));
}

export async function addGuestTokenAction(org: string, input: unknown) {
  const result = await runAction(org, (ctx) => addGuestToken(ctx, input));
  if (result.ok) revalidateTokens();
  return result;
}

export async function changeGuestRoleAction(org: string, input: unknown) {
  const result = await runAction(org, (ctx) => changeGuestRole(ctx, input));
  if (result.ok) revalidateTokens();
  return result;
}

/** Does not refresh the page it was called from: a details page would answer before its reader has left it. */
export async function removeGuestTokenAction(org: string, input: unknown) {
  return runAction(org, (ctx) => removeGuestToken(ctx, input));
}
