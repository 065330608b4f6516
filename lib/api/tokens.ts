import { createRoute } from '@hono/zod-openapi';

import { DomainError, invalidField, isDomainError, notFound } from '#lib/errors.ts';
import { createToken } from '#lib/tokens/create-token.ts';
import { deleteToken } from '#lib/tokens/delete-token.ts';
import { getTokenForApi } from '#lib/tokens/get-token-for-api.ts';
import { listTokensForApi } from '#lib/tokens/list-tokens-for-api.ts';
import { rotateToken } from '#lib/tokens/rotate-token.ts';
import { OVERLAPS } from '#lib/tokens/schemas.ts';
import { updateTokenRoles } from '#lib/tokens/update-token-roles.ts';
import { updateToken } from '#lib/tokens/update-token.ts';
import type { Context } from '#lib/context.ts';

import type { ApiApp } from './create-app.ts';
import { pathId } from './path-id.ts';
import { presentSubjectRoles, presentToken } from './present-token.ts';
import { subjectRolesSchema } from './role-schemas.ts';
import { json, refusals } from './schemas.ts';
import * as schemas from './token-schemas.ts';

const PATH = '/v1/organizations/{organizationId}/tokens';
const tags = ['API tokens'];
const body = <Schema>(schema: Schema) => ({ required: true, content: { 'application/json': { schema } } });

const listRoute = createRoute({
  operationId: 'v1ListApiTokens',
  tags,
  method: 'get',
  path: PATH,
  request: { params: schemas.organizationParams, query: schemas.listTokensQuery },
  responses: { 200: json(schemas.tokensPageSchema), ...refusals },
});
const createTokenRoute = createRoute({
  operationId: 'v1CreateApiToken',
  tags,
  method: 'post',
  path: PATH,
  request: { params: schemas.organizationParams, body: body(schemas.createTokenBody) },
  responses: { 200: json(schemas.tokenSchema), ...refusals },
});
const getRoute = createRoute({
  operationId: 'v1GetApiToken',
  tags,
  method: 'get',
  path: `${PATH}/{tokenId}`,
  request: { params: schemas.tokenParams },
  responses: { 200: json(schemas.tokenSchema), ...refusals },
});
const updateRoute = createRoute({
  operationId: 'v1UpdateApiToken',
  tags,
  method: 'post',
  path: `${PATH}/{tokenId}`,
  request: { params: schemas.tokenParams, body: body(schemas.updateTokenBody) },
  responses: { 200: json(schemas.tokenSchema), ...refusals },
});
const deleteRoute = createRoute({
  operationId: 'v1DeleteApiToken',
  tags,
  method: 'delete',
  path: `${PATH}/{tokenId}`,
  request: { params: schemas.tokenParams },
  responses: { 204: { description: 'Deleted.' }, ...refusals },
});
const rolesRoute = createRoute({
  operationId: 'v1UpdateApiTokenRoles',
  tags,
  method: 'post',
  path: `${PATH}/{tokenId}/roles`,
  request: { params: schemas.tokenParams, body: body(schemas.updateTokenRolesBody) },
  responses: { 200: json(subjectRolesSchema), ...refusals },
});
const rotateRoute = createRoute({
  operationId: 'v1RotateApiToken',
  tags,
  description: `Ends the old value at once. A JSON body may ask for an overlap instead: {"overlap": "${OVERLAPS.join('" | "')}"}.`,
  method: 'post',
  path: `${PATH}/{tokenId}/rotate`,
  request: { params: schemas.tokenParams },
  responses: { 200: json(schemas.tokenSchema), ...refusals },
});

/** Adds the operations on API tokens of v1 (api-contract 4.2). They call the services that the console calls. */
export function addTokenRoutes(app: ApiApp): void {
  app.openapi(listRoute, async (c) => {
    const { includeOnlyOrganizationTokens, ...query } = c.req.valid('query');
    const onlyOrganizationTokens = includeOnlyOrganizationTokens === 'true';
    const found = await listTokensForApi(c.var.ctx, { ...query, onlyOrganizationTokens });
    const { limit, offset, total: totalCount } = found;
    return c.json({ limit, offset, totalCount, tokens: found.tokens.map((facts) => presentToken(facts)) }, 200);
  });
  app.openapi(createTokenRoute, async (c) => {
    const input = c.req.valid('json');
    if (input.kind === 'DIRECT_ACCESS') {
      throw invalidField('kind', 'unsupported', 'Only tokens of kind STANDARD can be created here.');
    }
    const issued = await createToken(c.var.ctx, {
      scope: input.scope,
      entityId: input.scope === 'ORGANIZATION' ? null : (input.entityId?.toLowerCase() ?? null),
      name: input.name,
      description: input.description ?? '',
      role: input.role,
      expiryDays: input.tokenExpiryPeriodInDays ?? null,
    });
    return c.json(await presentIssued(c.var.ctx, issued), 200);
  });
  app.openapi(getRoute, async (c) => c.json(await readToken(c.var.ctx, idOf(c.req.valid('param'))), 200));
  app.openapi(updateRoute, async (c) => {
    const { name, description } = c.req.valid('json');
    const tokenId = idOf(c.req.valid('param'));
    const change = { tokenId, name, ...(typeof description === 'string' && { description }) };
    await onLiveToken(c.var.ctx, tokenId, () => updateToken(c.var.ctx, change));
    return c.json(await readToken(c.var.ctx, tokenId), 200);
  });
  app.openapi(deleteRoute, async (c) => {
    const { alreadyDeleted } = await deleteToken(c.var.ctx, { tokenId: idOf(c.req.valid('param')) });
    if (alreadyDeleted) throw notFound('This token');
    return c.body(null, 204);
  });
  app.openapi(rolesRoute, async (c) => {
    const tokenId = idOf(c.req.valid('param'));
    const roles = c.req.valid('json').roles.map((role) => ({
      ...role,
      entityId: role.entityType.startsWith('DAG') ? role.entityId : role.entityId.toLowerCase(),
    }));
    const held = await onLiveToken(c.var.ctx, tokenId, () => updateTokenRoles(c.var.ctx, { tokenId, roles }));
    return c.json(presentSubjectRoles(held), 200);
  });
  app.openapi(rotateRoute, async (c) => {
    const tokenId = idOf(c.req.valid('param'));
    const overlap = overlapOf(await c.req.text());
    const issued = await onLiveToken(c.var.ctx, tokenId, () => rotateToken(c.var.ctx, { tokenId, overlap }));
    return c.json(await presentIssued(c.var.ctx, issued), 200);
  });
}

const idOf = ({ tokenId }: { tokenId: string }): string => pathId(tokenId);

async function readToken(ctx: Context, tokenId: string) {
  return presentToken(await getTokenForApi(ctx, { tokenId }));
}

async function presentIssued(ctx: Context, issued: { token: { id: string }; secret: string | null }) {
  if (issued.secret === null) throw new Error('a request without a key is never answered a second time');
  return presentToken(await getTokenForApi(ctx, { tokenId: issued.token.id }), issued.secret);
}

/** To programs a deleted token is unknown, where the console says that it was deleted. */
async function onLiveToken<T>(ctx: Context, tokenId: string, change: () => Promise<T>): Promise<T> {
  try {
    return await change();
  } catch (error) {
    if (isDomainError(error) && error.code === 'CONFLICT') await getTokenForApi(ctx, { tokenId });
    throw error;
  }
}

/** Clients of the hosted API send no body, some of them with a JSON content type. */
function overlapOf(text: string): unknown {
  if (text.trim() === '') return 'now';
  try {
    const sent: unknown = JSON.parse(text);
    return (typeof sent === 'object' && sent !== null && 'overlap' in sent ? sent.overlap : null) ?? 'now';
  } catch (cause) {
    throw new DomainError('INVALID', 'The request body is not JSON that can be read. Leave it out or correct it.', {
      details: { cause: String(cause) },
    });
  }
}
