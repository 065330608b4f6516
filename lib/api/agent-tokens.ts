import { createRoute, z } from '@hono/zod-openapi';

import { createAgentToken, deleteAgentToken, getAgentToken, listAgentTokens } from '#lib/tokens/agent-tokens.ts';
import { AGENT_TOKEN_SORTS } from '#lib/tokens/api-token-facts.ts';

import { answerIssued } from './answer-issued.ts';
import { mount, type Base } from './bases.ts';
import type { ApiApp } from './create-app.ts';
import { pathId } from './path-id.ts';
import { presentToken } from './present-token.ts';
import { json, jsonBody, nothing, pageOf, pageQuery, pathParam, refusals, sortsQuery } from './schemas.ts';
import * as schemas from './token-schemas.ts';

const ON: Base[] = ['v1', 'iam'];
const PATH = '/organizations/{organizationId}/deployments/{deploymentId}/agent-tokens';
const ONE = `${PATH}/{agentTokenId}`;
const tags = ['Agent tokens'];
const params = schemas.organizationParams.extend({ deploymentId: pathParam('deploymentId') });
const oneParams = params.extend({ agentTokenId: pathParam('agentTokenId') });
const createBody = z.object(schemas.newTokenFields).openapi('CreateAgentTokenRequest');

const listRoute = createRoute({
  operationId: 'listAgentTokens',
  tags,
  description: 'Tokens of Remote Execution Agents; other lists of tokens do not have them.',
  method: 'get',
  path: PATH,
  request: { params, query: z.object({ ...pageQuery, sorts: sortsQuery(AGENT_TOKEN_SORTS) }) },
  responses: { 200: json(schemas.tokensPageSchema), ...refusals },
});
const createTokenRoute = createRoute({
  operationId: 'createAgentToken',
  tags,
  description: `The token has one role, DEPLOYMENT_ACCESSOR on the Deployment. ${schemas.REPLAY}`,
  method: 'post',
  path: PATH,
  request: { params, headers: schemas.idempotencyHeaders, body: jsonBody(createBody) },
  responses: { 200: json(schemas.tokenSchema), ...refusals, ...schemas.limitReached },
});
const getRoute = createRoute({
  operationId: 'getAgentToken',
  tags,
  method: 'get',
  path: ONE,
  request: { params: oneParams },
  responses: { 200: json(schemas.tokenSchema), ...refusals },
});
const deleteRoute = createRoute({
  operationId: 'deleteAgentToken',
  tags,
  method: 'delete',
  path: ONE,
  request: { params: oneParams },
  responses: { ...nothing('Deleted.'), ...refusals },
});

/** Adds the operations on tokens of Remote Execution Agents (api-contract 4.2, Agent tokens). */
export function addAgentTokenRoutes(app: ApiApp): void {
  mount(app, ON, listRoute, async (c) => {
    const deploymentId = pathId(c.req.valid('param').deploymentId);
    const found = await listAgentTokens(c.var.ctx, { deploymentId, ...c.req.valid('query') });
    return c.json({ ...pageOf(found), tokens: found.tokens.map((facts) => presentToken(facts)) }, 200);
  });
  mount(app, ON, createTokenRoute, async (c) => {
    const { name, description, tokenExpiryPeriodInDays } = c.req.valid('json');
    const idempotencyKey = c.req.valid('header')['idempotency-key'];
    const deploymentId = pathId(c.req.valid('param').deploymentId);
    const issued = await createAgentToken(c.var.ctx, {
      deploymentId,
      name,
      description: description ?? '',
      expiryDays: tokenExpiryPeriodInDays ?? null,
      ...(idempotencyKey && { idempotencyKey }),
    });
    return answerIssued(c, issued);
  });
  mount(app, ON, getRoute, async (c) =>
    c.json(presentToken(await getAgentToken(c.var.ctx, idsOf(c.req.valid('param')))), 200),
  );
  mount(app, ON, deleteRoute, async (c) => {
    await deleteAgentToken(c.var.ctx, idsOf(c.req.valid('param')));
    return c.body(null, 204);
  });
}

const idsOf = ({ deploymentId, agentTokenId }: { deploymentId: string; agentTokenId: string }) => ({
  deploymentId: pathId(deploymentId),
  tokenId: pathId(agentTokenId),
});
