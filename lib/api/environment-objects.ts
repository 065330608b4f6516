import { createRoute, z } from '@hono/zod-openapi';

import {
  createEnvironmentObject,
  deleteEnvironmentObject,
  excludeEnvironmentLink,
  updateEnvironmentObject,
} from '#lib/environment/change-objects.ts';
import { getEnvironmentObject, listEnvironmentObjects } from '#lib/environment/read-objects.ts';
import { ENVIRONMENT_SORTS } from '#lib/environment/schemas.ts';
import {
  ENVIRONMENT_OBJECT_TYPES,
  type EnvironmentObject,
  type EnvironmentObjectType,
} from '#lib/environment/types.ts';

import { mount, type Base } from './bases.ts';
import type { ApiApp } from './create-app.ts';
import * as schemas from './environment-schemas.ts';
import { pathId } from './path-id.ts';
import { presentStamps } from './present-profile.ts';
import {
  json,
  jsonBody,
  nothing,
  oneOf,
  pageOf,
  pageQuery,
  pathParam,
  refusal,
  refusals,
  sortsQuery,
} from './schemas.ts';
import { organizationParams } from './token-schemas.ts';

const ON: Base[] = ['v1', 'platform'];
const PATH = '/organizations/{organizationId}/environment-objects';
const ONE = `${PATH}/{environmentObjectId}`;
const tags = ['Environment objects'];
const params = organizationParams.extend({ environmentObjectId: pathParam('environmentObjectId') });
const taken = { 409: refusal('The key is taken there.') };
const flag = (name: string) => oneOf(name, ['true', 'false']);

const listRoute = createRoute({
  operationId: 'listEnvironmentObjects',
  tags,
  description: 'Secrets are never told: showSecrets is accepted and changes nothing.',
  method: 'get',
  path: PATH,
  request: {
    params: organizationParams,
    query: z.object({
      ...pageQuery,
      sorts: sortsQuery(ENVIRONMENT_SORTS),
      workspaceId: z.string().optional(),
      deploymentId: z.string().optional(),
      objectType: oneOf('objectType', ENVIRONMENT_OBJECT_TYPES),
      objectKey: z.string().max(1000).optional(),
      showSecrets: flag('showSecrets'),
      resolveLinked: flag('resolveLinked'),
    }),
  },
  responses: { 200: json(schemas.environmentObjectsPageSchema), ...refusals },
});
const createObjectRoute = createRoute({
  operationId: 'createEnvironmentObject',
  tags,
  method: 'post',
  path: PATH,
  request: { params: organizationParams, body: jsonBody(schemas.createEnvironmentObjectBody) },
  responses: { 200: json(z.object({ id: z.string() }).openapi('CreatedEnvironmentObject')), ...refusals, ...taken },
});
const getRoute = createRoute({
  operationId: 'getEnvironmentObject',
  tags,
  method: 'get',
  path: ONE,
  request: { params },
  responses: { 200: json(schemas.environmentObjectSchema), ...refusals },
});
const updateRoute = createRoute({
  operationId: 'updateEnvironmentObject',
  tags,
  method: 'post',
  path: ONE,
  request: { params, body: jsonBody(schemas.updateEnvironmentObjectBody) },
  responses: { 200: json(schemas.environmentObjectSchema), ...refusals },
});
const deleteRoute = createRoute({
  operationId: 'deleteEnvironmentObject',
  tags,
  method: 'delete',
  path: ONE,
  request: { params },
  responses: { ...nothing('Deleted.'), ...refusals },
});
const excludeRoute = createRoute({
  operationId: 'excludeLinkingEnvironmentObject',
  tags,
  method: 'post',
  path: `${ONE}/exclude-linking`,
  request: { params, body: jsonBody(schemas.excludeLinkBody) },
  responses: { ...nothing('The Deployment no longer gets it.'), ...refusals },
});

/** The key under which an object of the type has its fields. */
const FACTS_OF = {
  AIRFLOW_VARIABLE: 'airflowVariable',
  CONNECTION: 'connection',
  ENVIRONMENT_VARIABLE: 'environmentVariable',
  METRICS_EXPORT: 'metricsExport',
} as const satisfies Record<EnvironmentObjectType, string>;

const told = (fields: object | null | undefined) =>
  Object.fromEntries(Object.entries(fields ?? {}).filter(([, value]) => value !== null && value !== undefined));

type Link = NonNullable<schemas.EnvironmentContent['links']>[number];
const factsIn = (body: schemas.EnvironmentContent, type: EnvironmentObjectType) => told(body[FACTS_OF[type]]);
const overridesIn = (link: Link, type: EnvironmentObjectType) => told(link[`${FACTS_OF[type]}Overrides`]);
const ofEachType = <Told>(read: (type: EnvironmentObjectType) => Told) =>
  Object.fromEntries(ENVIRONMENT_OBJECT_TYPES.map((type) => [type, read(type)]));

/** The service's input; which of the facts and overrides it takes is said by the caller. */
function contentOf<Told>(body: schemas.EnvironmentContent, facts: Told, overridesOf: (link: Link) => Told) {
  return {
    facts,
    isAutoLinked: body.autoLinkDeployments ?? false,
    links: (body.links ?? []).map((link) => ({
      deploymentId: pathId(link.scopeEntityId),
      overrides: overridesOf(link),
    })),
    excludedLinks: (body.excludeLinks ?? []).map((link) => pathId(link.scopeEntityId)),
  };
}

/** Adds the operations on environment objects (api-contract 2.6). */
export function addEnvironmentObjectRoutes(app: ApiApp): void {
  mount(app, ON, listRoute, async (c) => {
    const { workspaceId, deploymentId, resolveLinked, showSecrets: _, ...query } = c.req.valid('query');
    const found = await listEnvironmentObjects(c.var.ctx, {
      ...query,
      workspaceId: workspaceId ? pathId(workspaceId) : null,
      deploymentId: deploymentId ? pathId(deploymentId) : null,
      resolvesLinks: resolveLinked !== 'false',
    });
    return c.json({ ...pageOf(found), environmentObjects: found.objects.map(present) }, 200);
  });
  mount(app, ON, createObjectRoute, async (c) => {
    const { objectKey, objectType, scope, scopeEntityId, ...body } = c.req.valid('json');
    const place = { scope, entityId: pathId(scopeEntityId) };
    const content = contentOf(body, factsIn(body, objectType), (link) => overridesIn(link, objectType));
    const input = { ...place, objectKey, objectType, ...content };
    return c.json(await createEnvironmentObject(c.var.ctx, input), 200);
  });
  mount(app, ON, getRoute, async (c) => {
    const id = pathId(c.req.valid('param').environmentObjectId);
    return c.json(present(await getEnvironmentObject(c.var.ctx, { id })), 200);
  });
  mount(app, ON, updateRoute, async (c) => {
    const id = pathId(c.req.valid('param').environmentObjectId);
    const body = c.req.valid('json');
    const facts = ofEachType((type) => factsIn(body, type));
    const content = contentOf(body, facts, (link) => ofEachType((type) => overridesIn(link, type)));
    return c.json(present(await updateEnvironmentObject(c.var.ctx, { id, ...content })), 200);
  });
  mount(app, ON, deleteRoute, async (c) => {
    await deleteEnvironmentObject(c.var.ctx, { id: pathId(c.req.valid('param').environmentObjectId) });
    return c.body(null, 204);
  });
  mount(app, ON, excludeRoute, async (c) => {
    const id = pathId(c.req.valid('param').environmentObjectId);
    await excludeEnvironmentLink(c.var.ctx, { id, deploymentId: pathId(c.req.valid('json').scopeEntityId) });
    return c.body(null, 204);
  });
}

function present(object: EnvironmentObject): z.infer<typeof schemas.environmentObjectSchema> {
  const key = FACTS_OF[object.objectType];
  const linked = (deploymentId: string) => ({ scope: 'DEPLOYMENT' as const, scopeEntityId: deploymentId });
  return {
    id: object.id,
    objectKey: object.objectKey,
    objectType: object.objectType,
    ...(object.deploymentId === null
      ? { scope: 'WORKSPACE' as const, scopeEntityId: object.workspaceId }
      : { scope: 'DEPLOYMENT' as const, scopeEntityId: object.deploymentId }),
    autoLinkDeployments: object.isAutoLinked,
    [key]: object.facts,
    links: object.links.map(({ deploymentId, overrides }) => ({
      ...linked(deploymentId),
      ...(Object.keys(overrides).length > 0 && { [`${key}Overrides`]: overrides }),
    })),
    excludeLinks: object.excludedLinks.map(linked),
    ...presentStamps(object, object),
  };
}
