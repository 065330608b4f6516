'use server';

import { runAction } from '#lib/doors/action.ts';
import { bulkTokens } from '#lib/tokens/bulk-tokens.ts';
import { countTokens } from '#lib/tokens/count-tokens.ts';
import { getBulkImpact } from '#lib/tokens/get-bulk-impact.ts';
import { listTokens } from '#lib/tokens/list-tokens.ts';
import { lookUpToken } from '#lib/tokens/look-up-token.ts';

/** The list again, in the background: a failure must not take the page away, as a navigation would. */
export async function listTokensAction(org: string, input: unknown) {
  return runAction(org, (ctx) => listTokens(ctx, input));
}

export async function countTokensAction(org: string, input: unknown) {
  return runAction(org, (ctx) => countTokens(ctx, input));
}

export async function lookUpTokenAction(org: string, input: unknown) {
  return runAction(org, (ctx) => lookUpToken(ctx, input));
}

export async function getBulkImpactAction(org: string, input: unknown) {
  return runAction(org, (ctx) => getBulkImpact(ctx, input));
}

/** One chunk; the page refreshes itself after the last one. */
export async function bulkTokensAction(org: string, input: unknown) {
  return runAction(org, (ctx) => bulkTokens(ctx, input));
}
