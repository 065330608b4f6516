import { createRoute, z } from '@hono/zod-openapi';

import { isId } from '#lib/is-id.ts';
import type { Profile } from '#lib/tokens/types.ts';
import { getWorkspace } from '#lib/workspaces/get-workspace.ts';

import type { ApiApp } from './create-app.ts';
import { presentProfile } from './present-profile.ts';
import { json, profileSchema, refusals, timeSchema } from './schemas.ts';
import { organizationParams } from './token-schemas.ts';

const workspaceSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    description: z.string(),
    organizationId: z.string(),
    organizationName: z.string(),
    cicdEnforcedDefault: z.boolean(),
    defaultCloudProvider: z.enum(['AWS', 'AZURE', 'GCP']).optional(),
    defaultRegion: z.string().optional(),
    defaultClusterId: z.string().optional(),
    createdAt: timeSchema,
    createdBy: profileSchema,
    updatedAt: timeSchema,
    updatedBy: profileSchema,
  })
  .openapi('Workspace');

const getRoute = createRoute({
  operationId: 'v1GetWorkspace',
  tags: ['Workspaces'],
  method: 'get',
  path: '/v1/organizations/{organizationId}/workspaces/{workspaceId}',
  request: { params: organizationParams.extend({ workspaceId: z.string() }) },
  responses: { 200: json(workspaceSchema), ...refusals },
});

/** Of the right shape, and no record has it: what is no id at all gets exactly the answer of an unknown one. */
const NOBODYS_ID = 'c000000000000000000000000';

const profile = (who: Profile) => presentProfile(who.id, who.type, who.label === 'Unknown' ? null : who);

/** Adds the reading of one Workspace (api-contract 4.5). */
export function addWorkspaceRoutes(app: ApiApp): void {
  app.openapi(getRoute, async (c) => {
    const id = c.req.valid('param').workspaceId.toLowerCase();
    const found = await getWorkspace(c.var.ctx, { workspaceId: isId(id) ? id : NOBODYS_ID });
    const { defaultCloudProvider, defaultRegion, defaultClusterId } = found;
    const workspace: z.infer<typeof workspaceSchema> = {
      id: found.id,
      name: found.name,
      description: found.description,
      organizationId: found.organizationId,
      organizationName: c.var.ctx.organization.name,
      cicdEnforcedDefault: found.isCicdEnforcedDefault,
      ...(defaultCloudProvider !== null && { defaultCloudProvider }),
      ...(defaultRegion !== null && { defaultRegion }),
      ...(defaultClusterId !== null && { defaultClusterId }),
      createdAt: found.createdAt.toISOString(),
      createdBy: profile(found.createdBy),
      updatedAt: found.updatedAt.toISOString(),
      updatedBy: profile(found.updatedBy),
    };
    return c.json(workspace, 200);
  });
}
