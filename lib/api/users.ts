import { createRoute, z } from '@hono/zod-openapi';

import type { Binding } from '#lib/access/bindings.ts';
import { getOwnToken } from '#lib/tokens/get-own-token.ts';

import type { ApiApp } from './create-app.ts';
import { json, refusals, repeated, timeSchema } from './schemas.ts';

const roleSchema = z.object({
  role: z.string(),
  scope: z.object({
    type: z.string(),
    entityId: z.string(),
    deploymentId: z.string().optional(),
    dagTag: z.string().optional(),
  }),
});

const selfUserSchema = z
  .object({
    id: z.string(),
    username: z.string(),
    fullName: z.string(),
    avatarUrl: z.string(),
    status: z.enum(['ACTIVE', 'INACTIVE', 'PENDING', 'BANNED']),
    organizationId: z.string(),
    isIdpManaged: z.boolean(),
    roles: z.array(roleSchema),
    createdAt: timeSchema,
    updatedAt: timeSchema,
  })
  .openapi('SelfUser');

const selfRoute = createRoute({
  operationId: 'v1GetSelfUser',
  tags: ['Users'],
  method: 'get',
  path: '/v1/users/self',
  request: { query: z.object({ createIfNotExist: repeated(z.string()) }) },
  responses: { 200: json(selfUserSchema), ...refusals },
});

/** Adds `users/self`, which must answer for tokens too (api-contract 4.6): a pseudo user made of the token. */
export function addUserRoutes(app: ApiApp): void {
  app.openapi(selfRoute, async (c) => {
    const { record, bindings } = await getOwnToken(c.var.ctx);
    const self: z.infer<typeof selfUserSchema> = {
      id: record.id,
      username: record.name,
      fullName: record.name,
      avatarUrl: '',
      status: 'ACTIVE',
      organizationId: record.organizationId,
      isIdpManaged: false,
      roles: bindings.map(presentScopedRole),
      createdAt: record.createdAt.toISOString(),
      updatedAt: record.updatedAt.toISOString(),
    };
    return c.json(self, 200);
  });
}

function presentScopedRole({ entityType, entityId, deploymentId, role }: Binding): z.infer<typeof roleSchema> {
  return {
    role,
    scope: {
      type: entityType,
      entityId,
      ...(deploymentId !== null && { deploymentId }),
      ...(entityType === 'DAG_TAG' && { dagTag: entityId }),
    },
  };
}
