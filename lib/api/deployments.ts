import { createRoute, z } from '@hono/zod-openapi';

import { createDeploymentForApi, replaceDeployment } from '#lib/deployments/save-deployment-for-api.ts';
import { deleteDeployment } from '#lib/deployments/delete-deployment.ts';
import { getDeploymentForApi } from '#lib/deployments/get-deployment-for-api.ts';
import { listDeploymentsForApi } from '#lib/deployments/list-deployments-for-api.ts';
import { overrideHibernation, removeHibernationOverride } from '#lib/deployments/override-hibernation.ts';
import { DEPLOYMENT_API_SORTS } from '#lib/deployments/schemas.ts';
import { invalidField } from '#lib/errors.ts';

import { BASES, mount, type Base } from './bases.ts';
import type { ApiApp } from './create-app.ts';
import { documentOf, withApiFields } from './deployment-document.ts';
import * as schemas from './deployment-schemas.ts';
import { lowerCase, pathId } from './path-id.ts';
import { presentDeployment, presentOverride } from './present-deployment.ts';
import { json, jsonBody, nothing, pageOf, pageQuery, refusal, refusals, repeated, sortsQuery } from './schemas.ts';
import { organizationParams } from './token-schemas.ts';

const ON: Base[] = ['v1', 'platform'];
const PATH = '/organizations/{organizationId}/deployments';
const ONE = `${PATH}/{deploymentId}`;
const tags = ['Deployments'];
const params = schemas.deploymentParams;
const taken = { 409: refusal('The Workspace has a Deployment of that name.') };

const listRoute = createRoute({
  operationId: 'listDeployments',
  tags,
  method: 'get',
  path: PATH,
  request: {
    params: organizationParams,
    query: z.object({
      ...pageQuery,
      sorts: sortsQuery(DEPLOYMENT_API_SORTS),
      deploymentIds: repeated(z.string()),
      names: repeated(z.string()),
      workspaceIds: repeated(z.string()),
    }),
  },
  responses: { 200: json(schemas.deploymentsPageSchema), ...refusals },
});
const createDeploymentRoute = createRoute({
  operationId: 'createDeployment',
  tags,
  description:
    'Writes a record: the status is HEALTHY at once, addresses come from DEPLOYMENT_URL, and no Airflow is started. ' +
    'The rules are those of Deployment files. Values of secrets never come back.',
  method: 'post',
  path: PATH,
  request: { params: organizationParams, body: jsonBody(schemas.createDeploymentBody) },
  responses: { 200: json(schemas.deploymentSchema), ...refusals, ...taken },
});
const getRoute = createRoute({
  operationId: 'getDeployment',
  tags,
  method: 'get',
  path: ONE,
  request: { params },
  responses: { 200: json(schemas.deploymentSchema), ...refusals },
});
const updateRoute = createRoute({
  operationId: 'updateDeployment',
  tags,
  method: 'post',
  path: ONE,
  request: { params, body: jsonBody(schemas.updateDeploymentBody) },
  responses: { 200: json(schemas.deploymentSchema), ...refusals, ...taken },
});
const deleteRoute = createRoute({
  operationId: 'deleteDeployment',
  tags,
  description: 'Its own tokens end with it, and every role on it goes.',
  method: 'delete',
  path: ONE,
  request: { params },
  responses: { ...nothing('Deleted.'), ...refusals },
});
const overrideRoute = createRoute({
  operationId: 'updateDeploymentHibernationOverride',
  tags,
  description: 'Only for Deployments in development mode. While it hibernates the status is HIBERNATING.',
  method: 'post',
  path: `${ONE}/hibernation-override`,
  request: { params, body: jsonBody(schemas.overrideBody) },
  responses: { 200: json(schemas.overrideSchema), ...refusals },
});
const removeOverrideRoute = createRoute({
  operationId: 'deleteDeploymentHibernationOverride',
  tags,
  method: 'delete',
  path: `${ONE}/hibernation-override`,
  request: { params },
  responses: { ...nothing('The schedules decide again.'), ...refusals },
});

/** The executors that create takes under a base are those that deployment-options lists there. */
function requireListedExecutor(path: string, executor: string | null | undefined): void {
  if (executor !== 'ASTRO' || !path.startsWith(BASES.platform)) return;
  throw invalidField('executor', 'unsupported', 'executor must be one of CELERY, KUBERNETES. Use /v1 for ASTRO.');
}

/** Adds the operations on Deployments (api-contract 4.12). The rules are those of the console's Deployment files. */
export function addDeploymentRoutes(app: ApiApp): void {
  mount(app, ON, listRoute, async (c) => {
    const { deploymentIds, workspaceIds, ...query } = c.req.valid('query');
    const asked = { ...query, deploymentIds: lowerCase(deploymentIds), workspaceIds: lowerCase(workspaceIds) };
    const found = await listDeploymentsForApi(c.var.ctx, asked);
    const deployments = found.deployments.map((facts) => presentDeployment(c.var.ctx, facts));
    return c.json({ ...pageOf(found), deployments }, 200);
  });
  mount(app, ON, createDeploymentRoute, async (c) => {
    const { workspaceId, clusterId, ...body } = c.req.valid('json');
    const isOnCluster = body.type === 'DEDICATED' || body.type === 'HYBRID';
    const input = {
      workspaceId: pathId(workspaceId),
      document: documentOf(body),
      ...(isOnCluster && { clusterId: clusterId?.toLowerCase() ?? '' }),
    };
    requireListedExecutor(c.req.path, body.executor);
    const made = await withApiFields(() => createDeploymentForApi(c.var.ctx, input));
    return c.json(presentDeployment(c.var.ctx, made), 200);
  });
  mount(app, ON, getRoute, async (c) => {
    const found = await getDeploymentForApi(c.var.ctx, { deploymentId: pathId(c.req.valid('param').deploymentId) });
    return c.json(presentDeployment(c.var.ctx, found), 200);
  });
  mount(app, ON, updateRoute, async (c) => {
    const deploymentId = pathId(c.req.valid('param').deploymentId);
    const body = c.req.valid('json');
    const input = { deploymentId, name: body.name, document: documentOf(body) };
    const saved = await withApiFields(() => replaceDeployment(c.var.ctx, input));
    return c.json(presentDeployment(c.var.ctx, saved), 200);
  });
  mount(app, ON, deleteRoute, async (c) => {
    await deleteDeployment(c.var.ctx, { deploymentId: pathId(c.req.valid('param').deploymentId) });
    return c.body(null, 204);
  });
  mount(app, ON, overrideRoute, async (c) => {
    const deploymentId = pathId(c.req.valid('param').deploymentId);
    const { isHibernating, overrideUntil } = c.req.valid('json');
    const input = { deploymentId, isHibernating, ...(overrideUntil && { overrideUntil }) };
    return c.json(presentOverride(await overrideHibernation(c.var.ctx, input)), 200);
  });
  mount(app, ON, removeOverrideRoute, async (c) => {
    await removeHibernationOverride(c.var.ctx, { deploymentId: pathId(c.req.valid('param').deploymentId) });
    return c.body(null, 204);
  });
}
