import { createRoute, z } from '@hono/zod-openapi';

import type { Binding } from '#lib/access/bindings.ts';
import type { Context } from '#lib/context.ts';
import { getOwnToken } from '#lib/tokens/get-own-token.ts';
import { getOwnUser } from '#lib/users/get-own-user.ts';
import {
  getUserForApi,
  listUsersForApi,
  listUserTeamsForApi,
  type ApiUserFacts,
} from '#lib/users/list-users-for-api.ts';
import { USER_API_SORTS, USER_TEAM_API_SORTS } from '#lib/users/member-schemas.ts';

import { mount, type Base } from './bases.ts';
import type { ApiApp } from './create-app.ts';
import { pathId } from './path-id.ts';
import { presentSubjectRoles } from './present-token.ts';
import { replaceRoles } from './replace-roles.ts';
import { subjectRolesSchema, updateUserRolesBody } from './role-schemas.ts';
import { json, jsonBody, pageOf, pageQuery, pathParam, refusals, repeated, sortsQuery, text } from './schemas.ts';
import { organizationParams } from './token-schemas.ts';
import * as schemas from './user-schemas.ts';

const ON: Base[] = ['v1', 'iam'];
const PATH = '/organizations/{organizationId}/users';
const ONE = `${PATH}/{userId}`;
const tags = ['Users'];
const params = organizationParams.extend({ userId: pathParam('userId') });

const selfRoute = createRoute({
  operationId: 'getSelfUser',
  tags,
  method: 'get',
  path: '/users/self',
  request: { query: z.object({ createIfNotExist: repeated(z.string()) }) },
  responses: { 200: json(schemas.selfUserSchema), ...refusals },
});
const listRoute = createRoute({
  operationId: 'listUsers',
  tags,
  method: 'get',
  path: PATH,
  request: {
    params: organizationParams,
    query: z.object({
      ...pageQuery,
      sorts: sortsQuery(USER_API_SORTS),
      workspaceId: text('workspaceId').optional(),
      deploymentId: text('deploymentId').optional(),
      dagId: text('dagId').optional(),
      dagTags: repeated(z.string()),
    }),
  },
  responses: { 200: json(schemas.usersPageSchema), ...refusals },
});
const getRoute = createRoute({
  operationId: 'getUser',
  tags,
  method: 'get',
  path: ONE,
  request: { params },
  responses: { 200: json(schemas.userSchema), ...refusals },
});
const rolesRoute = createRoute({
  operationId: 'updateUserRoles',
  tags,
  method: 'post',
  path: `${ONE}/roles`,
  request: { params, body: jsonBody(updateUserRolesBody) },
  responses: { 200: json(subjectRolesSchema), ...refusals },
});
const teamsRoute = createRoute({
  operationId: 'listUserTeams',
  tags,
  method: 'get',
  path: `${ONE}/teams`,
  request: { params, query: z.object({ ...pageQuery, sorts: sortsQuery(USER_TEAM_API_SORTS) }) },
  responses: { 200: json(schemas.userTeamsPageSchema), ...refusals },
});

type SelfFacts = Pick<ApiUserFacts['record'], 'id' | 'status' | 'createdAt' | 'updatedAt'> & {
  username: string;
  fullName: string;
  bindings: Binding[];
};

/** Who is asking. `users/self` must answer for tokens too: a user made of the token. */
async function describeSelf(ctx: Context): Promise<SelfFacts> {
  if (ctx.actor.type === 'USER') {
    const { record, bindings } = await getOwnUser(ctx);
    return { ...record, username: record.email, bindings };
  }
  const { record, bindings } = await getOwnToken(ctx);
  return { ...record, username: record.name, fullName: record.name, status: 'ACTIVE', bindings };
}

function presentSelf({ organization }: Context, self: SelfFacts): z.infer<typeof schemas.selfUserSchema> {
  return {
    id: self.id,
    username: self.username,
    fullName: self.fullName,
    avatarUrl: '',
    status: self.status,
    organizationId: organization.id,
    isIdpManaged: false,
    roles: self.bindings.map(presentScopedRole),
    createdAt: self.createdAt.toISOString(),
    updatedAt: self.updatedAt.toISOString(),
  };
}

/** Adds the operations on people (api-contract 4.6). */
export function addUserRoutes(app: ApiApp): void {
  mount(app, ['v1'], selfRoute, async (c) => {
    return c.json(presentSelf(c.var.ctx, await describeSelf(c.var.ctx)), 200);
  });
  mount(app, ON, listRoute, async (c) => {
    const found = await listUsersForApi(c.var.ctx, c.req.valid('query'));
    return c.json({ ...pageOf(found), users: found.users.map(present) }, 200);
  });
  mount(app, ON, getRoute, async (c) =>
    c.json(present(await getUserForApi(c.var.ctx, { userId: pathId(c.req.valid('param').userId) })), 200),
  );
  mount(app, ON, rolesRoute, async (c) => {
    const subject = { type: 'USER', id: pathId(c.req.valid('param').userId) } as const;
    return c.json(await replaceRoles(c, subject, c.req.valid('json')), 200);
  });
  mount(app, ['v1'], teamsRoute, async (c) => {
    const userId = pathId(c.req.valid('param').userId);
    const found = await listUserTeamsForApi(c.var.ctx, { userId, ...c.req.valid('query') });
    const teams = found.teams.map(({ roles, ...team }) => {
      const held = presentSubjectRoles(roles);
      return { ...team, ...held, organizationRole: held.organizationRole ?? 'ORGANIZATION_MEMBER' };
    });
    return c.json({ ...pageOf(found), teams }, 200);
  });
}

function present({ record, roles }: ApiUserFacts): z.infer<typeof schemas.userSchema> {
  return {
    id: record.id,
    username: record.email,
    fullName: record.fullName,
    avatarUrl: '',
    status: record.status,
    ...presentSubjectRoles(roles),
    createdAt: record.createdAt.toISOString(),
    updatedAt: record.updatedAt.toISOString(),
  };
}

function presentScopedRole({
  entityType,
  entityId,
  deploymentId,
  role,
}: Binding): z.infer<typeof schemas.scopedRoleSchema> {
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
