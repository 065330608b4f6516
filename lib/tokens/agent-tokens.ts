import { z } from 'zod';

import { selectApiTokens } from '#db/queries/tokens-api.ts';
import { selectToken } from '#db/queries/tokens.ts';
import type { Context } from '#lib/context.ts';
import { notFound } from '#lib/errors.ts';
import { apiListFields, type ApiPage } from '#lib/lists.ts';

import { AGENT_TOKEN_SORTS } from './api-token-facts.ts';
import { describeLiveToken, describeTokens, type ApiTokenFacts } from './api-token.ts';
import { issueNewToken } from './create-token.ts';
import { deleteTokenOf } from './delete-token.ts';
import { requireTokenHome } from './require-token-home.ts';
import { createTokenInput, tokenIdField } from './schemas.ts';
import type { TokenAction } from './token-home.ts';
import type { Issued } from './issued-token.ts';

/** What an agent may do with its token: be told from strangers, and nothing else. */
const AGENT_ROLE = 'DEPLOYMENT_ACCESSOR';

const deploymentId = z.string().max(25);
const listInput = z.strictObject({ deploymentId, ...apiListFields(AGENT_TOKEN_SORTS) });
const createInput = createTokenInput
  .pick({ name: true, description: true, expiryDays: true, idempotencyKey: true })
  .extend({ deploymentId });
const oneInput = z.strictObject({ deploymentId, tokenId: tokenIdField });

/** The Deployment of agent tokens; FORBIDDEN before NOT_FOUND, as for its other tokens. */
function requireHome(ctx: Context, entityId: string, action: TokenAction) {
  return requireTokenHome(ctx, { scope: 'DEPLOYMENT', entityId }, action);
}

/** Live agent tokens of one Deployment by offset and limit; needs deployment.apiTokens.get there. */
export async function listAgentTokens(ctx: Context, raw: unknown): Promise<ApiPage & { tokens: ApiTokenFacts[] }> {
  const { deploymentId: agentsOf, ...range } = listInput.parse(raw);
  await requireHome(ctx, agentsOf, 'access');
  const { records, total } = await selectApiTokens(ctx.db, { organizationId: ctx.organization.id, agentsOf }, range);
  return { tokens: await describeTokens(ctx, records), total, offset: range.offset, limit: range.limit };
}

/**
 * Creates the token of a Remote Execution Agent: a Deployment token with one role that lists of tokens do not show. Needs
 * deployment.apiTokens.create there; the secret is in this answer and nowhere else.
 */
export async function createAgentToken(ctx: Context, raw: unknown): Promise<Issued<ApiTokenFacts>> {
  const { deploymentId: entityId, ...input } = createInput.parse(raw);
  return issueNewToken(
    ctx,
    { ...input, scope: 'DEPLOYMENT', entityId, role: AGENT_ROLE, allowedIpRanges: [] },
    'AGENT',
    describeLiveToken,
  );
}

async function requireAgentToken(ctx: Context, raw: unknown, action: TokenAction): Promise<string> {
  const { deploymentId: home, tokenId } = oneInput.parse(raw);
  await requireHome(ctx, home, action);
  const record = await selectToken(ctx.db, ctx.organization.id, tokenId);
  if (record?.purpose !== 'AGENT' || record.entityId !== home || record.deletedAt) throw notFound('This agent token');
  return tokenId;
}

/** One live agent token `{ deploymentId, tokenId }` of that Deployment. */
export async function getAgentToken(ctx: Context, raw: unknown): Promise<ApiTokenFacts> {
  return describeLiveToken(ctx, await requireAgentToken(ctx, raw, 'access'));
}

/** Deletes an agent token `{ deploymentId, tokenId }` for good. */
export async function deleteAgentToken(ctx: Context, raw: unknown): Promise<void> {
  await deleteTokenOf(ctx, await requireAgentToken(ctx, raw, 'delete'), 'AGENT');
}
