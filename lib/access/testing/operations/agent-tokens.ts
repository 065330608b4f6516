import { createAgentToken, deleteAgentToken, getAgentToken, listAgentTokens } from '#lib/tokens/agent-tokens.ts';

import { operation, type Operation } from '../operation.ts';

const there = { on: 'DEPLOYMENT' } as const;
const SEE = 'deployment.apiTokens.get';

export const AGENT_TOKEN_OPERATIONS: Operation[] = [
  operation('list agent tokens', SEE, (ctx, { deploymentId }) => listAgentTokens(ctx, { deploymentId }), there),
  operation(
    'get agent token',
    SEE,
    (ctx, { deploymentId, agentTokenId: tokenId }) => getAgentToken(ctx, { deploymentId, tokenId }),
    there,
  ),
  operation(
    'create agent token',
    'deployment.apiTokens.create',
    (ctx, { deploymentId }) => createAgentToken(ctx, { deploymentId, name: 'new', expiryDays: 1 }),
    there,
  ),
  operation(
    'delete agent token',
    'deployment.apiTokens.delete',
    (ctx, { deploymentId, agentTokenId: tokenId }) => deleteAgentToken(ctx, { deploymentId, tokenId }),
    there,
  ),
];
