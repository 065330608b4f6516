import { createRoute, z } from '@hono/zod-openapi';

import { permissionCatalogue } from '#lib/access/permission-catalogue.ts';
import { ROLE_FACTS, ROLES_OF, type RoleLevel } from '#lib/access/roles.ts';
import { createRole } from '#lib/roles/create-role.ts';
import { deleteRole } from '#lib/roles/delete-role.ts';
import { getRole } from '#lib/roles/get-role.ts';
import { listRolesForApi, listRoleTemplates } from '#lib/roles/list-roles-for-api.ts';
import { ROLE_API_SORTS, ROLE_SCOPES } from '#lib/roles/schemas.ts';
import type { RoleRow } from '#lib/roles/types.ts';
import { updateRole } from '#lib/roles/update-role.ts';

import { mount, type Base } from './bases.ts';
import type { ApiApp } from './create-app.ts';
import { conflictAsBadRequest } from './errors.ts';
import { CLIENT_HEADER, leftOutMeans } from './left-out.ts';
import { lowerCase, pathId } from './path-id.ts';
import { presentStamps } from './present-profile.ts';
import * as s from './schemas.ts';
import { organizationParams } from './token-schemas.ts';

const ON: Base[] = ['v1', 'iam'];
const PATH = '/organizations/{organizationId}/roles';
const ONE = `${PATH}/{roleId}`;
const LEVELS = Object.keys(ROLES_OF) as RoleLevel[];
const SCOPE_TYPES = ['DAG', 'DEPLOYMENT', 'ORGANIZATION', 'SYSTEM', 'WORKSPACE'] as const;
const tags = ['Roles'];
const params = organizationParams.extend({ roleId: s.pathParam('roleId') });
const scopeTypes = s.repeated(z.enum(SCOPE_TYPES, `scopeTypes must be of ${SCOPE_TYPES.join(', ')}`));

const role = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string().optional(),
  scopeType: z.enum(ROLE_SCOPES),
  restrictedWorkspaceIds: z.array(z.string()),
  ...s.stampFields,
});
const roleSchema = role.openapi('Role');
const roleWithPermissionSchema = role.extend({ permissions: z.array(z.string()) }).openapi('RoleWithPermission');
const presetSchema = z.object({
  name: z.string(),
  description: z.string(),
  scopeType: z.enum(SCOPE_TYPES),
  permissions: z.array(z.string()),
});
const rolesPageSchema = s
  .page('roles', roleSchema)
  .extend({ defaultRoles: z.array(presetSchema.openapi('DefaultRole')).optional() })
  .openapi('RolesPage');
const permissionGroupSchema = z
  .object({
    name: z.string(),
    description: z.string(),
    scope: z.enum(LEVELS),
    permissions: z.array(z.object({ action: z.string(), description: z.string() })),
  })
  .openapi('PermissionGroup');

const shared = {
  name: z.string('Enter a name for this role').openapi({ minLength: 1, maxLength: 128 }),
  description: s.text('description').nullish().openapi({ maxLength: 500 }),
  permissions: z.array(s.text('permissions'), 'permissions must be a list of permissions'),
  restrictedWorkspaceIds: z
    .array(s.text('restrictedWorkspaceIds'))
    .nullish()
    .openapi({ description: 'Empty or null: the role works in every Workspace.' }),
};
const createBody = z
  .object({ ...shared, scopeType: z.enum(ROLE_SCOPES, `scopeType must be one of ${ROLE_SCOPES.join(', ')}`) })
  .openapi('CreateCustomRoleRequest');
const updateBody = z.object(shared).openapi('UpdateCustomRoleRequest');

const listRoute = createRoute({
  operationId: 'listRoles',
  tags,
  method: 'get',
  path: PATH,
  request: {
    params: organizationParams,
    query: z.object({
      ...s.pageQuery,
      sorts: s.sortsQuery(ROLE_API_SORTS),
      scopeTypes,
      includeDefaultRoles: s.oneOf('includeDefaultRoles', ['true', 'false']),
    }),
  },
  responses: { 200: s.json(rolesPageSchema), ...s.refusals },
});
const createRoleRoute = createRoute({
  operationId: 'createCustomRole',
  tags,
  method: 'post',
  path: PATH,
  request: { params: organizationParams, body: s.jsonBody(createBody) },
  responses: { 200: s.json(roleWithPermissionSchema), ...s.refusals },
});
const getRoute = createRoute({
  operationId: 'getCustomRole',
  tags,
  method: 'get',
  path: ONE,
  request: { params },
  responses: { 200: s.json(roleWithPermissionSchema), ...s.refusals },
});
const updateRoute = createRoute({
  operationId: 'updateCustomRole',
  tags,
  method: 'post',
  path: ONE,
  request: { params, body: s.jsonBody(updateBody) },
  responses: { 200: s.json(roleWithPermissionSchema), ...s.refusals },
});
const deleteRoute = createRoute({
  operationId: 'deleteCustomRole',
  tags,
  description: 'Refused with 400 while somebody holds the role.',
  method: 'delete',
  path: ONE,
  request: { params },
  responses: { ...s.nothing('Deleted.'), ...s.refusals },
});
const templatesRoute = createRoute({
  operationId: 'listRoleTemplates',
  tags,
  method: 'get',
  path: '/organizations/{organizationId}/role-templates',
  request: { params: organizationParams, query: z.object({ scopeTypes }) },
  responses: { 200: s.json(z.array(presetSchema.openapi('RoleTemplate'))), ...s.refusals },
});
const groupsRoute = createRoute({
  operationId: 'listPermissionGroups',
  tags,
  method: 'get',
  path: '/authorization/permission-groups',
  request: { query: z.object({ scopeType: s.oneOf('scopeType', LEVELS) }) },
  responses: { 200: s.json(z.array(permissionGroupSchema)), ...s.refusals },
});

/** Adds the operations on roles and permissions (api-contract 4.9). They call the services that the console calls. */
export function addRoleRoutes(app: ApiApp): void {
  mount(app, ON, listRoute, async (c) => {
    const { scopeTypes: scopes, includeDefaultRoles, ...range } = c.req.valid('query');
    const found = await listRolesForApi(c.var.ctx, { scopes, ...range });
    const defaults = includeDefaultRoles === 'true' && { defaultRoles: defaultRoles(scopes) };
    return c.json({ ...s.pageOf(found), roles: found.roles.map(present), ...defaults }, 200);
  });
  mount(app, ON, createRoleRoute, async (c) => {
    const { scopeType: scope, name, description, permissions, restrictedWorkspaceIds } = c.req.valid('json');
    const restriction = { restrictedWorkspaceIds: lowerCase(restrictedWorkspaceIds ?? []) };
    const input = { scope, name, description: description ?? null, permissions, ...restriction };
    return c.json(presentWhole(await createRole(c.var.ctx, input)), 200);
  });
  mount(app, ON, getRoute, async (c) =>
    c.json(presentWhole(await getRole(c.var.ctx, { roleId: pathId(c.req.valid('param').roleId) })), 200),
  );
  mount(app, ON, updateRoute, async (c) => {
    const { name, permissions, description, restrictedWorkspaceIds } = c.req.valid('json');
    const clears = leftOutMeans(c.req.header(CLIENT_HEADER)) === 'clear';
    const isRestrictionSent = restrictedWorkspaceIds !== undefined;
    const change = {
      roleId: pathId(c.req.valid('param').roleId),
      name,
      permissions,
      ...((typeof description === 'string' || clears) && { description: description ?? null }),
      ...((isRestrictionSent || clears) && { restrictedWorkspaceIds: lowerCase(restrictedWorkspaceIds ?? []) }),
    };
    return c.json(presentWhole(await conflictAsBadRequest(() => updateRole(c.var.ctx, change))), 200);
  });
  mount(app, ON, deleteRoute, async (c) => {
    const roleId = pathId(c.req.valid('param').roleId);
    await conflictAsBadRequest(() => deleteRole(c.var.ctx, { roleId }));
    return c.body(null, 204);
  });
  mount(app, ON, templatesRoute, async (c) => {
    const { scopeTypes: scopes } = c.req.valid('query');
    const templates = listRoleTemplates(c.var.ctx)
      .filter(({ scope }) => scopes.length === 0 || scopes.includes(scope))
      .map(({ scope, permissions, ...template }) => ({ ...template, scopeType: scope, permissions: [...permissions] }));
    return c.json(templates, 200);
  });
  // The same for everybody, like the documents: a program needs it before it knows an Organization.
  mount(app, ['v1'], groupsRoute, async (c) => c.json(permissionCatalogue(c.req.valid('query').scopeType), 200));
}

function defaultRoles(scopes: string[]): z.infer<typeof presetSchema>[] {
  return LEVELS.filter((level) => scopes.length === 0 || scopes.includes(level)).flatMap((level) =>
    ROLES_OF[level].map((name) => {
      const { summary, permissions } = ROLE_FACTS[name];
      return { name, description: summary, scopeType: level, permissions: [...permissions] };
    }),
  );
}

function present(found: RoleRow): z.infer<typeof roleSchema> {
  return {
    id: found.id,
    name: found.name,
    ...(found.description !== null && { description: found.description }),
    scopeType: found.scope,
    restrictedWorkspaceIds: found.restrictedWorkspaces.map(({ id }) => id),
    ...presentStamps(found, found),
  };
}

const presentWhole = (found: RoleRow): z.infer<typeof roleWithPermissionSchema> => ({
  ...present(found),
  permissions: [...found.permissions],
});
