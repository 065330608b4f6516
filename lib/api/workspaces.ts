import { createRoute, z } from '@hono/zod-openapi';

import { createWorkspace } from '#lib/workspaces/create-workspace.ts';
import { deleteWorkspace } from '#lib/workspaces/delete-workspace.ts';
import { getWorkspace } from '#lib/workspaces/get-workspace.ts';
import { listWorkspacesForApi } from '#lib/workspaces/list-workspaces-for-api.ts';
import { WORKSPACE_API_SORTS } from '#lib/workspaces/schemas.ts';
import type { WorkspaceFacts } from '#lib/workspaces/types.ts';
import { updateWorkspace } from '#lib/workspaces/update-workspace.ts';

import { mount, type Base } from './bases.ts';
import type { ApiApp } from './create-app.ts';
import { lowerCase, pathId } from './path-id.ts';
import { presentStamps } from './present-profile.ts';
import { conflictAsBadRequest } from './errors.ts';
import {
  json,
  jsonBody,
  nothing,
  page,
  pageOf,
  pageQuery,
  pathParam,
  refusals,
  repeated,
  sortsQuery,
  stampFields,
} from './schemas.ts';
import { organizationParams } from './token-schemas.ts';

const ON: Base[] = ['v1', 'platform'];
const PATH = '/organizations/{organizationId}/workspaces';
const ONE = `${PATH}/{workspaceId}`;
const tags = ['Workspaces'];
const CLOUDS = ['AWS', 'AZURE', 'GCP'] as const;
const params = organizationParams.extend({
  workspaceId: pathParam('workspaceId'),
});

const workspaceSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    description: z.string(),
    organizationId: z.string(),
    organizationName: z.string(),
    cicdEnforcedDefault: z.boolean(),
    defaultCloudProvider: z.enum(CLOUDS).optional(),
    defaultRegion: z.string().optional(),
    defaultClusterId: z.string().optional(),
    ...stampFields,
  })
  .openapi('Workspace');

const defaults = {
  cicdEnforcedDefault: z.boolean('cicdEnforcedDefault must be true or false').nullish(),
  defaultCloudProvider: z.enum(CLOUDS, `defaultCloudProvider must be one of ${CLOUDS.join(', ')}`).nullish(),
  defaultRegion: z.string('defaultRegion must be text').nullish(),
  defaultClusterId: z.string('defaultClusterId must be text').nullish(),
};
const text = {
  name: z.string('Enter a name for this Workspace').openapi({ minLength: 1, maxLength: 50 }),
  description: z.string('description must be text').nullish().openapi({ maxLength: 500 }),
};
const createBody = z.object({ ...text, ...defaults }).openapi('CreateWorkspaceRequest');
const updateBody = z
  .object({ ...text, ...defaults })
  .openapi('UpdateWorkspaceRequest', { description: 'What is left out stays as it is.' });

const listRoute = createRoute({
  operationId: 'listWorkspaces',
  tags,
  method: 'get',
  path: PATH,
  request: {
    params: organizationParams,
    query: z.object({
      ...pageQuery,
      sorts: sortsQuery(WORKSPACE_API_SORTS),
      workspaceIds: repeated(z.string()),
      names: repeated(z.string()),
    }),
  },
  responses: { 200: json(page('workspaces', workspaceSchema).openapi('WorkspacesPage')), ...refusals },
});
const createWorkspaceRoute = createRoute({
  operationId: 'createWorkspace',
  tags,
  method: 'post',
  path: PATH,
  request: { params: organizationParams, body: jsonBody(createBody) },
  responses: { 200: json(workspaceSchema), ...refusals },
});
const getRoute = createRoute({
  operationId: 'getWorkspace',
  tags,
  method: 'get',
  path: ONE,
  request: { params },
  responses: { 200: json(workspaceSchema), ...refusals },
});
const updateRoute = createRoute({
  operationId: 'updateWorkspace',
  tags,
  method: 'post',
  path: ONE,
  request: { params, body: jsonBody(updateBody) },
  responses: { 200: json(workspaceSchema), ...refusals },
});
const deleteRoute = createRoute({
  operationId: 'deleteWorkspace',
  tags,
  description: 'Refused with 400 while the Workspace has Deployments. Its own tokens end with it.',
  method: 'delete',
  path: ONE,
  request: { params },
  responses: { ...nothing('Deleted.'), ...refusals },
});

/** Adds the operations on Workspaces (api-contract 4.5). They call the services that the console calls. */
export function addWorkspaceRoutes(app: ApiApp): void {
  mount(app, ON, listRoute, async (c) => {
    const { workspaceIds, ...query } = c.req.valid('query');
    const found = await listWorkspacesForApi(c.var.ctx, { ...query, workspaceIds: lowerCase(workspaceIds) });
    const workspaces = found.workspaces.map((facts) => present(facts, c.var.ctx.organization.name));
    return c.json({ ...pageOf(found), workspaces }, 200);
  });
  mount(app, ON, createWorkspaceRoute, async (c) => {
    const made = await createWorkspace(c.var.ctx, inputOf(c.req.valid('json')));
    return c.json(present(made, c.var.ctx.organization.name), 200);
  });
  mount(app, ON, getRoute, async (c) => {
    const found = await getWorkspace(c.var.ctx, { workspaceId: pathId(c.req.valid('param').workspaceId) });
    return c.json(present(found, c.var.ctx.organization.name), 200);
  });
  mount(app, ON, updateRoute, async (c) => {
    const workspaceId = pathId(c.req.valid('param').workspaceId);
    const saved = await updateWorkspace(c.var.ctx, { workspaceId, ...inputOf(c.req.valid('json')) });
    return c.json(present(saved, c.var.ctx.organization.name), 200);
  });
  mount(app, ON, deleteRoute, async (c) => {
    const workspaceId = pathId(c.req.valid('param').workspaceId);
    await conflictAsBadRequest(() => deleteWorkspace(c.var.ctx, { workspaceId }));
    return c.body(null, 204);
  });
}

/** The service's names; clients send null for "not given", and an empty id or region for "none". */
function inputOf(body: z.infer<typeof createBody>) {
  const { name, description, cicdEnforcedDefault, defaultCloudProvider, defaultRegion, defaultClusterId } = body;
  return {
    name,
    ...(typeof description === 'string' && { description }),
    ...(typeof cicdEnforcedDefault === 'boolean' && { isCicdEnforcedDefault: cicdEnforcedDefault }),
    ...(defaultCloudProvider && { defaultCloudProvider }),
    ...(typeof defaultRegion === 'string' && { defaultRegion: defaultRegion || null }),
    ...(typeof defaultClusterId === 'string' && { defaultClusterId: defaultClusterId.toLowerCase() || null }),
  };
}

function present(found: WorkspaceFacts, organizationName: string): z.infer<typeof workspaceSchema> {
  const { defaultCloudProvider, defaultRegion, defaultClusterId } = found;
  return {
    id: found.id,
    name: found.name,
    description: found.description,
    organizationId: found.organizationId,
    organizationName,
    cicdEnforcedDefault: found.isCicdEnforcedDefault,
    ...(defaultCloudProvider !== null && { defaultCloudProvider }),
    ...(defaultRegion !== null && { defaultRegion }),
    ...(defaultClusterId !== null && { defaultClusterId }),
    ...presentStamps(found, found),
  };
}
