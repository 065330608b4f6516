import { z } from 'zod';

import { selectApiTokens } from '#db/queries/tokens-api.ts';
import { decide } from '#lib/access/decide.ts';
import { requireInDeployment } from '#lib/access/require-in-place.ts';
import { requirePermission } from '#lib/access/require-permission.ts';
import type { Context } from '#lib/context.ts';
import type { ApiPage } from '#lib/lists.ts';

import { API_TOKEN_SORTS, TOKEN_KINDS } from './api-token-facts.ts';
import { describeTokens, type ApiTokenFacts } from './api-token.ts';

const idText = z.string().max(250).nullable().default(null);

const listTokensForApiInput = z.strictObject({
  offset: z.number().int().min(0),
  limit: z.number().int().min(0).max(1000),
  sorts: z.array(z.strictObject({ key: z.enum(API_TOKEN_SORTS), dir: z.enum(['asc', 'desc']) })).default([]),
  workspaceId: idText,
  deploymentId: idText,
  dagId: idText,
  dagTags: z.array(z.string().max(250)).default([]),
  onlyOrganizationTokens: z.boolean().default(false),
  kind: z.enum(TOKEN_KINDS).nullable().default(null),
});

type Filter = Pick<z.output<typeof listTokensForApiInput>, 'workspaceId' | 'deploymentId' | 'dagId' | 'dagTags'>;

/**
 * The whole Organization needs organization.apiTokens.access. Tokens of one Workspace or Deployment are also listed for
 * whoever sees tokens there; Dag filters reach further than what is seen there, and stay with the Organization.
 */
async function requireListed(ctx: Context, { workspaceId, deploymentId, dagId, dagTags }: Filter): Promise<void> {
  const organizationId = ctx.organization.id;
  const asksForDags = dagId !== null || dagTags.length > 0;
  const isAllowed = decide(ctx.bindings, 'organization.apiTokens.access', { organizationId }).allowed;
  if (isAllowed || asksForDags || (workspaceId === null && deploymentId === null)) {
    return requirePermission(ctx, 'organization.apiTokens.access', { organizationId });
  }
  if (workspaceId !== null) requirePermission(ctx, 'workspace.apiTokens.get', { organizationId, workspaceId });
  else if (deploymentId !== null) await requireInDeployment(ctx, 'deployment.apiTokens.get', deploymentId);
}

/**
 * Live tokens by offset and limit, as programs page (api-contract 4.2, List). A page beyond the end is empty; ids in
 * filters that name nothing match nothing.
 */
export async function listTokensForApi(ctx: Context, raw: unknown): Promise<ApiPage & { tokens: ApiTokenFacts[] }> {
  const { offset, limit, sorts, ...filter } = listTokensForApiInput.parse(raw);
  const organizationId = ctx.organization.id;
  await requireListed(ctx, filter);
  const { records, total } = await selectApiTokens(ctx.db, { organizationId, ...filter }, { offset, limit, sorts });
  return { tokens: await describeTokens(ctx, records), total, offset, limit };
}
