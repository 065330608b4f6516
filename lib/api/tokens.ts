import { createRoute, type z } from '@hono/zod-openapi';

import { DomainError, invalidField, isDomainError, notFound } from '#lib/errors.ts';
import { describeLiveToken } from '#lib/tokens/api-token.ts';
import { createAndTell } from '#lib/tokens/create-token.ts';
import { deleteToken } from '#lib/tokens/delete-token.ts';
import { getTokenForApi } from '#lib/tokens/get-token-for-api.ts';
import { listTokensForApi } from '#lib/tokens/list-tokens-for-api.ts';
import { rotateAndTell, rotateOwnToken } from '#lib/tokens/rotate-token.ts';
import { OVERLAPS } from '#lib/tokens/schemas.ts';
import type { TokenScope } from '#lib/tokens/token-home.ts';
import { updateTokenRoles } from '#lib/tokens/update-token-roles.ts';
import { updateToken } from '#lib/tokens/update-token.ts';
import type { Context } from '#lib/context.ts';

import { mount, type Base } from './bases.ts';
import type { ApiApp } from './create-app.ts';
import { pathId } from './path-id.ts';
import { answerIssued } from './answer-issued.ts';
import { presentSubjectRoles, presentToken } from './present-token.ts';
import { subjectRolesSchema } from './role-schemas.ts';
import { json, jsonBody, nothing, pageOf, refusals } from './schemas.ts';
import * as schemas from './token-schemas.ts';

const ON: Base[] = ['v1', 'iam'];
const PATH = '/organizations/{organizationId}/tokens';
const tags = ['API tokens'];
const ROTATION = `Ends the old value at once. A JSON body may ask for an overlap instead: {"overlap": "${OVERLAPS.join('" | "')}"}.`;

const listRoute = createRoute({
  operationId: 'listApiTokens',
  tags,
  method: 'get',
  path: PATH,
  request: { params: schemas.organizationParams, query: schemas.listTokensQuery },
  responses: { 200: json(schemas.tokensPageSchema), ...refusals },
});
const createTokenRoute = <Body extends z.ZodObject>(requestBody: Body) =>
  createRoute({
    operationId: 'createApiToken',
    tags,
    description: schemas.REPLAY,
    method: 'post',
    path: PATH,
    request: {
      params: schemas.organizationParams,
      headers: schemas.idempotencyHeaders,
      body: jsonBody(requestBody),
    },
    responses: { 200: json(schemas.tokenSchema), ...refusals, ...schemas.limitReached },
  });
const getRoute = createRoute({
  operationId: 'getApiToken',
  tags,
  method: 'get',
  path: `${PATH}/{tokenId}`,
  request: { params: schemas.tokenParams },
  responses: { 200: json(schemas.tokenSchema), ...refusals },
});
const updateRoute = createRoute({
  operationId: 'updateApiToken',
  tags,
  method: 'post',
  path: `${PATH}/{tokenId}`,
  request: { params: schemas.tokenParams, body: jsonBody(schemas.updateTokenBody) },
  responses: { 200: json(schemas.tokenSchema), ...refusals },
});
const deleteRoute = createRoute({
  operationId: 'deleteApiToken',
  tags,
  method: 'delete',
  path: `${PATH}/{tokenId}`,
  request: { params: schemas.tokenParams },
  responses: { ...nothing('Deleted.'), ...refusals },
});
const rolesRoute = createRoute({
  operationId: 'updateApiTokenRoles',
  tags,
  method: 'post',
  path: `${PATH}/{tokenId}/roles`,
  request: { params: schemas.tokenParams, body: jsonBody(schemas.updateTokenRolesBody) },
  responses: { 200: json(subjectRolesSchema), ...refusals },
});
const rotateOwnRoute = createRoute({
  operationId: 'rotateOwnApiToken',
  summary: 'Rotate the API token that asks',
  tags,
  description: `${ROTATION} Needs a role with the permission apiTokens.rotateSelf where the token is at home, and no other right over tokens. ${schemas.REPLAY}`,
  method: 'post',
  path: `${PATH}/self/rotate`,
  request: { params: schemas.organizationParams, headers: schemas.idempotencyHeaders },
  responses: { 200: json(schemas.tokenSchema), ...refusals, ...schemas.keyReused },
});
const rotateRoute = createRoute({
  operationId: 'rotateApiToken',
  tags,
  description: `${ROTATION} ${schemas.REPLAY}`,
  method: 'post',
  path: `${PATH}/{tokenId}/rotate`,
  request: { params: schemas.tokenParams, headers: schemas.idempotencyHeaders },
  responses: { 200: json(schemas.tokenSchema), ...refusals, ...schemas.keyReused },
});

/** Adds the operations on API tokens (api-contract 4.2). They call the services that the console calls. */
export function addTokenRoutes(app: ApiApp): void {
  mount(app, ON, listRoute, async (c) => {
    const { includeOnlyOrganizationTokens, ...query } = c.req.valid('query');
    const onlyOrganizationTokens = includeOnlyOrganizationTokens === 'true';
    const found = await listTokensForApi(c.var.ctx, { ...query, onlyOrganizationTokens });
    return c.json({ ...pageOf(found), tokens: found.tokens.map((facts) => presentToken(facts)) }, 200);
  });
  mount(app, ['v1'], createTokenRoute(schemas.createTokenBodies.v1), async (c) => {
    const { scope, ...input } = c.req.valid('json');
    return answerIssued(c, await create(c.var.ctx, scope, input, c.req.valid('header')['idempotency-key']));
  });
  mount(app, ['iam'], createTokenRoute(schemas.createTokenBodies.iam), async (c) => {
    const { type, ...input } = c.req.valid('json');
    return answerIssued(c, await create(c.var.ctx, type, input, c.req.valid('header')['idempotency-key']));
  });
  mount(app, ON, getRoute, async (c) => c.json(await readToken(c.var.ctx, idOf(c.req.valid('param'))), 200));
  mount(app, ON, updateRoute, async (c) => {
    const { name, description, allowedIpAddressRanges: allowedIpRanges } = c.req.valid('json');
    const tokenId = idOf(c.req.valid('param'));
    const change = {
      tokenId,
      name,
      ...(typeof description === 'string' && { description }),
      ...(allowedIpRanges && { allowedIpRanges }),
    };
    await onLiveToken(c.var.ctx, tokenId, () => updateToken(c.var.ctx, change));
    return c.json(await readToken(c.var.ctx, tokenId), 200);
  });
  mount(app, ON, deleteRoute, async (c) => {
    const { alreadyDeleted } = await deleteToken(c.var.ctx, { tokenId: idOf(c.req.valid('param')) });
    if (alreadyDeleted) throw notFound('This token');
    return c.body(null, 204);
  });
  mount(app, ON, rolesRoute, async (c) => {
    const tokenId = idOf(c.req.valid('param'));
    const roles = c.req.valid('json').roles.map((role) => ({
      ...role,
      entityId: role.entityType.startsWith('DAG') ? role.entityId : role.entityId.toLowerCase(),
    }));
    const held = await onLiveToken(c.var.ctx, tokenId, () => updateTokenRoles(c.var.ctx, { tokenId, roles }));
    return c.json(presentSubjectRoles(held), 200);
  });
  // Before the path with an ID, which “self” would be taken for.
  mount(app, ['v1'], rotateOwnRoute, async (c) => {
    const change = rotationOf(await c.req.text(), c.req.valid('header'));
    return answerIssued(c, await rotateOwnToken(c.var.ctx, change));
  });
  mount(app, ON, rotateRoute, async (c) => {
    const tokenId = idOf(c.req.valid('param'));
    const change = { tokenId, ...rotationOf(await c.req.text(), c.req.valid('header')) };
    return answerIssued(
      c,
      await onLiveToken(c.var.ctx, tokenId, () => rotateAndTell(c.var.ctx, change, describeLiveToken)),
    );
  });
}

const idOf = ({ tokenId }: { tokenId: string }): string => pathId(tokenId);

async function readToken(ctx: Context, tokenId: string) {
  return presentToken(await getTokenForApi(ctx, { tokenId }));
}

type NewToken = Omit<z.infer<typeof schemas.createTokenBodies.v1>, 'scope'>;

async function create(ctx: Context, scope: TokenScope, input: NewToken, idempotencyKey: string | undefined) {
  if (input.kind === 'DIRECT_ACCESS') {
    throw invalidField('kind', 'unsupported', 'Only tokens of kind STANDARD can be created here.');
  }
  const token = {
    scope,
    entityId: scope === 'ORGANIZATION' ? null : (input.entityId?.toLowerCase() ?? null),
    name: input.name,
    description: input.description ?? '',
    role: input.role,
    expiryDays: input.tokenExpiryPeriodInDays ?? null,
    allowedIpRanges: input.allowedIpAddressRanges ?? [],
    ...(idempotencyKey && { idempotencyKey }),
  };
  return createAndTell(ctx, token, describeLiveToken);
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

function rotationOf(body: string, { 'idempotency-key': idempotencyKey }: { 'idempotency-key'?: string | undefined }) {
  return { overlap: overlapOf(body), ...(idempotencyKey && { idempotencyKey }) };
}

/** Clients of the hosted API send no body, some of them with a JSON content type. */
function overlapOf(text: string): unknown {
  const sent = text.trim() === '' ? null : readJson(text);
  if (sent === null) return 'now';
  // Who sends the overlap in another way must not lose the old value at once.
  if (typeof sent !== 'object' || Array.isArray(sent)) {
    throw new DomainError('INVALID', 'Send a JSON object as request body, or leave it out.');
  }
  return ('overlap' in sent ? sent.overlap : null) ?? 'now';
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new DomainError('INVALID', 'The request body is not JSON that can be read. Leave it out or correct it.', {
      details: { cause: String(cause) },
    });
  }
}
