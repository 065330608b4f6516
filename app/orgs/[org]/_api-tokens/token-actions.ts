'use server';

import { runAction } from '#lib/doors/action.ts';
import { confirmTokenCopied } from '#lib/tokens/confirm-token-copied.ts';
import { createToken } from '#lib/tokens/create-token.ts';
import { deleteToken } from '#lib/tokens/delete-token.ts';
import { endOverlap } from '#lib/tokens/end-overlap.ts';
import { findTokenByName } from '#lib/tokens/find-token-by-name.ts';
import { getTokenFormOptions } from '#lib/tokens/get-token-form-options.ts';
import { getTokenImpact } from '#lib/tokens/get-token-impact.ts';
import { getToken } from '#lib/tokens/get-token.ts';
import { pauseToken } from '#lib/tokens/pause-token.ts';
import { resumeToken } from '#lib/tokens/resume-token.ts';
import { rotateToken } from '#lib/tokens/rotate-token.ts';
import { updateToken } from '#lib/tokens/update-token.ts';

import { revalidateTokens } from './revalidate-tokens.ts';

export async function createTokenAction(org: string, input: unknown) {
  const result = await runAction(org, (ctx) => createToken(ctx, input));
  if (result.ok) revalidateTokens();
  return result;
}

export async function updateTokenAction(org: string, input: unknown) {
  const result = await runAction(org, (ctx) => updateToken(ctx, input));
  if (result.ok) revalidateTokens();
  return result;
}

export async function rotateTokenAction(org: string, input: unknown) {
  const result = await runAction(org, (ctx) => rotateToken(ctx, input));
  if (result.ok) revalidateTokens();
  return result;
}

export async function endOverlapAction(org: string, input: unknown) {
  const result = await runAction(org, (ctx) => endOverlap(ctx, input));
  if (result.ok) revalidateTokens();
  return result;
}

export async function pauseTokenAction(org: string, input: unknown) {
  const result = await runAction(org, (ctx) => pauseToken(ctx, input));
  if (result.ok) revalidateTokens();
  return result;
}

export async function resumeTokenAction(org: string, input: unknown) {
  const result = await runAction(org, (ctx) => resumeToken(ctx, input));
  if (result.ok) revalidateTokens();
  return result;
}

/** Does not refresh the page it was called from: a details page would answer before its reader has left it. */
export async function deleteTokenAction(org: string, input: unknown) {
  return runAction(org, (ctx) => deleteToken(ctx, input));
}

export async function confirmTokenCopiedAction(org: string, input: unknown) {
  const result = await runAction(org, (ctx) => confirmTokenCopied(ctx, input));
  if (result.ok) revalidateTokens();
  return result;
}

export async function getTokenAction(org: string, input: unknown) {
  return runAction(org, (ctx) => getToken(ctx, input));
}

export async function getTokenImpactAction(org: string, input: unknown) {
  return runAction(org, (ctx) => getTokenImpact(ctx, input));
}

export async function findTokenByNameAction(org: string, input: unknown) {
  return runAction(org, (ctx) => findTokenByName(ctx, input));
}

export async function getTokenFormOptionsAction(org: string, input: unknown) {
  return runAction(org, (ctx) => getTokenFormOptions(ctx, input));
}
