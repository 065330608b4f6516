import { createRoute, z } from '@hono/zod-openapi';

import { ORGANIZATION_ROLES } from '#lib/access/roles.ts';
import { addTeamMembers } from '#lib/teams/add-team-members.ts';
import { createTeam } from '#lib/teams/create-team.ts';
import { deleteTeam } from '#lib/teams/delete-team.ts';
import { removeTeamMember } from '#lib/teams/remove-team-member.ts';
import {
  getTeamForApi,
  listTeamMembersForApi,
  listTeamsForApi,
  type ApiTeamFacts,
} from '#lib/teams/list-teams-for-api.ts';
import { TEAM_API_SORTS, TEAM_MEMBER_API_SORTS } from '#lib/teams/schemas.ts';
import { updateTeam } from '#lib/teams/update-team.ts';

import { mount, type Base } from './bases.ts';
import type { ApiApp } from './create-app.ts';
import { conflictAsBadRequest } from './errors.ts';
import { lowerCase, pathId } from './path-id.ts';
import { presentStamps } from './present-profile.ts';
import { presentSubjectRoles } from './present-token.ts';
import { replaceRoles } from './replace-roles.ts';
import { heldRoles, subjectRolesSchema, updateTeamRolesBody } from './role-schemas.ts';
import * as s from './schemas.ts';
import { organizationParams } from './token-schemas.ts';

const ON: Base[] = ['v1', 'iam'];
const PATH = '/organizations/{organizationId}/teams';
const ONE = `${PATH}/{teamId}`;
const tags = ['Teams'];
const params = organizationParams.extend({ teamId: s.pathParam('teamId') });
const memberParams = params.extend({ memberId: s.pathParam('memberId') });

const teamSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    description: z.string(),
    organizationId: z.string(),
    isIdpManaged: z.boolean(),
    rolesCount: z.int(),
    ...heldRoles,
    organizationRole: z.string(),
    ...s.stampFields,
  })
  .openapi('Team');
const memberSchema = z
  .object({
    userId: z.string(),
    username: z.string(),
    fullName: z.string(),
    avatarUrl: z.string(),
    createdAt: s.timeSchema,
  })
  .openapi('TeamMember');

const memberIds = z.array(s.text('memberIds'), 'memberIds must be a list of user ids');
const nameAndDescription = {
  name: z.string('Enter a name for this Team').openapi({ minLength: 1, maxLength: 128 }),
  description: s.text('description').nullish().openapi({ maxLength: 500 }),
};
const createBody = z
  .object({
    ...nameAndDescription,
    memberIds: memberIds.nullish(),
    organizationRole: z
      .enum(ORGANIZATION_ROLES, `organizationRole must be one of ${ORGANIZATION_ROLES.join(', ')}`)
      .nullish(),
  })
  .openapi('CreateTeamRequest');
const updateBody = z
  .object(nameAndDescription)
  .openapi('UpdateTeamRequest', { description: 'A description that is left out stays as it is.' });
const addMembersBody = z.object({ memberIds }).openapi('AddTeamMembersRequest');

const listRoute = createRoute({
  operationId: 'listTeams',
  tags,
  method: 'get',
  path: PATH,
  request: {
    params: organizationParams,
    query: z.object({
      ...s.pageQuery,
      sorts: s.sortsQuery(TEAM_API_SORTS),
      names: s.repeated(z.string()),
      workspaceId: s.text('workspaceId').optional(),
      deploymentId: s.text('deploymentId').optional(),
    }),
  },
  responses: { 200: s.json(s.page('teams', teamSchema).openapi('TeamsPage')), ...s.refusals },
});
const createTeamRoute = createRoute({
  operationId: 'createTeam',
  tags,
  method: 'post',
  path: PATH,
  request: { params: organizationParams, body: s.jsonBody(createBody) },
  responses: { 200: s.json(teamSchema), ...s.refusals },
});
const getRoute = createRoute({
  operationId: 'getTeam',
  tags,
  method: 'get',
  path: ONE,
  request: { params },
  responses: { 200: s.json(teamSchema), ...s.refusals },
});
const updateRoute = createRoute({
  operationId: 'updateTeam',
  tags,
  method: 'post',
  path: ONE,
  request: { params, body: s.jsonBody(updateBody) },
  responses: { 200: s.json(teamSchema), ...s.refusals },
});
const deleteRoute = createRoute({
  operationId: 'deleteTeam',
  tags,
  method: 'delete',
  path: ONE,
  request: { params },
  responses: { ...s.nothing(), ...s.refusals },
});
const listMembersRoute = createRoute({
  operationId: 'listTeamMembers',
  tags,
  method: 'get',
  path: `${ONE}/members`,
  request: { params, query: z.object({ ...s.pageQuery, sorts: s.sortsQuery(TEAM_MEMBER_API_SORTS) }) },
  responses: { 200: s.json(s.page('teamMembers', memberSchema).openapi('TeamMembersPage')), ...s.refusals },
});
const addMembersRoute = createRoute({
  operationId: 'addTeamMembers',
  tags,
  description: 'People who are in the Team already stay as they are.',
  method: 'post',
  path: `${ONE}/members`,
  request: { params, body: s.jsonBody(addMembersBody) },
  responses: { ...s.nothing(), ...s.refusals },
});
const removeMemberRoute = createRoute({
  operationId: 'removeTeamMember',
  tags,
  method: 'delete',
  path: `${ONE}/members/{memberId}`,
  request: { params: memberParams },
  responses: { ...s.nothing(), ...s.refusals },
});
const rolesRoute = createRoute({
  operationId: 'updateTeamRoles',
  tags,
  method: 'post',
  path: `${ONE}/roles`,
  request: { params, body: s.jsonBody(updateTeamRolesBody) },
  responses: { 200: s.json(subjectRolesSchema), ...s.refusals },
});

/** Adds the operations on Teams (api-contract 4.8). They call the services that the console calls. */
export function addTeamRoutes(app: ApiApp): void {
  mount(app, ON, listRoute, async (c) => {
    const found = await listTeamsForApi(c.var.ctx, c.req.valid('query'));
    return c.json({ ...s.pageOf(found), teams: found.teams.map(present) }, 200);
  });
  mount(app, ON, createTeamRoute, async (c) => {
    const { name, description, memberIds: ids, organizationRole } = c.req.valid('json');
    const { id } = await createTeam(c.var.ctx, {
      name,
      description: description ?? '',
      memberIds: lowerCase(ids ?? []),
      ...(organizationRole && { organizationRole }),
    });
    return c.json(present(await getTeamForApi(c.var.ctx, { teamId: id })), 200);
  });
  mount(app, ON, getRoute, async (c) =>
    c.json(present(await getTeamForApi(c.var.ctx, { teamId: pathId(c.req.valid('param').teamId) })), 200),
  );
  mount(app, ON, updateRoute, async (c) => {
    const teamId = pathId(c.req.valid('param').teamId);
    const { name, description } = c.req.valid('json');
    const change = { teamId, name, ...(typeof description === 'string' && { description }) };
    await conflictAsBadRequest(() => updateTeam(c.var.ctx, change));
    return c.json(present(await getTeamForApi(c.var.ctx, { teamId })), 200);
  });
  mount(app, ON, deleteRoute, async (c) => {
    const teamId = pathId(c.req.valid('param').teamId);
    await conflictAsBadRequest(() => deleteTeam(c.var.ctx, { teamId }));
    return c.body(null, 204);
  });
  mount(app, ON, listMembersRoute, async (c) => {
    const teamId = pathId(c.req.valid('param').teamId);
    const found = await listTeamMembersForApi(c.var.ctx, { teamId, ...c.req.valid('query') });
    const teamMembers = found.members.map(({ userId, email, fullName, createdAt }) => {
      return { userId, username: email, fullName, avatarUrl: '', createdAt: createdAt.toISOString() };
    });
    return c.json({ ...s.pageOf(found), teamMembers }, 200);
  });
  mount(app, ON, addMembersRoute, async (c) => {
    const teamId = pathId(c.req.valid('param').teamId);
    const change = { teamId, memberIds: lowerCase(c.req.valid('json').memberIds) };
    await conflictAsBadRequest(() => addTeamMembers(c.var.ctx, change));
    return c.body(null, 204);
  });
  mount(app, ON, removeMemberRoute, async (c) => {
    const { teamId, memberId } = c.req.valid('param');
    const change = { teamId: pathId(teamId), userId: pathId(memberId) };
    await conflictAsBadRequest(() => removeTeamMember(c.var.ctx, change));
    return c.body(null, 204);
  });
  mount(app, ON, rolesRoute, async (c) => {
    const subject = { type: 'TEAM', id: pathId(c.req.valid('param').teamId) } as const;
    return c.json(await replaceRoles(c, subject, c.req.valid('json')), 200);
  });
}

function present({ record, roles, rolesCount, ...people }: ApiTeamFacts): z.infer<typeof teamSchema> {
  return {
    id: record.id,
    name: record.name,
    description: record.description,
    organizationId: record.organizationId,
    isIdpManaged: record.isIdpManaged,
    rolesCount,
    ...presentSubjectRoles(roles),
    organizationRole: record.organizationRole,
    ...presentStamps(record, people),
  };
}
