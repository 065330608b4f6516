import { exportAuditLog } from '#lib/audit/export-audit-log.ts';
import { inviteUsers } from '#lib/invites/invite-users.ts';
import { renewInviteLink } from '#lib/invites/renew-invite-link.ts';
import { revokeInvite } from '#lib/invites/revoke-invite.ts';
import { getOrganizationSettings } from '#lib/organizations/get-organization-settings.ts';
import { updateOrganization } from '#lib/organizations/update-organization.ts';
import { createRole } from '#lib/roles/create-role.ts';
import { deleteRole } from '#lib/roles/delete-role.ts';
import { getRoleFormOptions } from '#lib/roles/get-role-form-options.ts';
import { getRole } from '#lib/roles/get-role.ts';
import { listBuiltInRoles } from '#lib/roles/list-built-in-roles.ts';
import { listRoleHolders } from '#lib/roles/list-role-holders.ts';
import { listRolesForApi, listRoleTemplates } from '#lib/roles/list-roles-for-api.ts';
import { listRoles } from '#lib/roles/list-roles.ts';
import { previewRoleChange } from '#lib/roles/preview-role-change.ts';
import { updateRestrictedWorkspaces } from '#lib/roles/update-restricted-workspaces.ts';
import { updateRole } from '#lib/roles/update-role.ts';
import { addTeamMembers } from '#lib/teams/add-team-members.ts';
import { createTeam } from '#lib/teams/create-team.ts';
import { deleteTeam } from '#lib/teams/delete-team.ts';
import { findTeamCandidates } from '#lib/teams/find-team-candidates.ts';
import { getTeamImpact } from '#lib/teams/get-team-impact.ts';
import { getTeam } from '#lib/teams/get-team.ts';
import { listTeamMembers } from '#lib/teams/list-team-members.ts';
import { getTeamForApi, listTeamMembersForApi, listTeamsForApi } from '#lib/teams/list-teams-for-api.ts';
import { listTeams } from '#lib/teams/list-teams.ts';
import { removeTeamMember } from '#lib/teams/remove-team-member.ts';
import { updateTeam } from '#lib/teams/update-team.ts';
import { getRemovalImpact } from '#lib/users/get-removal-impact.ts';
import { getUser, listUserTeams } from '#lib/users/get-user.ts';
import { listUserActivity } from '#lib/users/list-user-activity.ts';
import { getUserForApi, listUsersForApi, listUserTeamsForApi } from '#lib/users/list-users-for-api.ts';
import { listUsers } from '#lib/users/list-users.ts';
import { removeUser } from '#lib/users/remove-user.ts';
import { updateUserRole } from '#lib/users/update-user-role.ts';

import { operation, type Operation } from '../operation.ts';

const own = { hasTarget: false } as const;
const SEE = 'organization.users.get';
const INVITE = 'organization.users.invite';
const TEAMS = 'organization.teams.manage';
const ROLES = 'organization.roles.manage';
const DEPLOYER = { name: 'new', scope: 'DEPLOYMENT', permissions: ['deployment.get'] };

export const ORGANIZATION_OPERATIONS: Operation[] = [
  operation('export the audit log', 'organization.auditLogs.export', (ctx) => exportAuditLog(ctx, {}), {
    hasTarget: false,
  }),
  operation('get Organization settings', 'organization.get', (ctx) => getOrganizationSettings(ctx), own),
  operation(
    'update Organization settings',
    'organization.update',
    (ctx) => updateOrganization(ctx, { name: 'Renamed', supportContact: '' }),
    own,
  ),
];

export const USER_OPERATIONS: Operation[] = [
  operation('list users', SEE, (ctx) => listUsers(ctx, {}), own),
  operation('get user', SEE, (ctx, { userId }) => getUser(ctx, { userId })),
  operation('list users for programs', SEE, (ctx) => listUsersForApi(ctx, {}), own),
  operation('get user for programs', SEE, (ctx, { userId }) => getUserForApi(ctx, { userId })),
  operation('list Teams of user for programs', SEE, (ctx, { userId }) => listUserTeamsForApi(ctx, { userId })),
  operation('list Teams of user', SEE, (ctx, { userId }) => listUserTeams(ctx, { userId })),
  operation('list activity of user', 'organization.auditLogs.export', (ctx, { userId }) =>
    listUserActivity(ctx, { userId }),
  ),
  operation('get impact of removing user', INVITE, (ctx, { userId }) => getRemovalImpact(ctx, { userId })),
  operation(
    'invite user',
    INVITE,
    (ctx) => inviteUsers(ctx, { emails: 'new@example.com', role: 'ORGANIZATION_MEMBER' }),
    own,
  ),
  operation('renew invitation link', INVITE, (ctx, { inviteId }) => renewInviteLink(ctx, { inviteId })),
  operation('revoke invitation', INVITE, (ctx, { inviteId }) => revokeInvite(ctx, { inviteId })),
  operation('change role of user', 'organization.userRoles.access', (ctx, { userId }) =>
    updateUserRole(ctx, { userId, role: 'ORGANIZATION_MEMBER' }),
  ),
  operation('remove user', INVITE, (ctx, { userId }) => removeUser(ctx, { userId })),
];

export const TEAM_OPERATIONS: Operation[] = [
  operation('list Teams', SEE, (ctx) => listTeams(ctx, {}), own),
  operation('get Team', SEE, (ctx, { teamId }) => getTeam(ctx, { teamId })),
  operation('list members of Team', SEE, (ctx, { teamId }) => listTeamMembers(ctx, { teamId })),
  operation('list Teams for programs', SEE, (ctx) => listTeamsForApi(ctx, {}), own),
  operation('get Team for programs', SEE, (ctx, { teamId }) => getTeamForApi(ctx, { teamId })),
  operation('list members of Team for programs', SEE, (ctx, { teamId }) => listTeamMembersForApi(ctx, { teamId })),
  operation('find people for Team', SEE, (ctx) => findTeamCandidates(ctx, {}), own),
  operation('get impact of deleting Team', TEAMS, (ctx, { teamId }) => getTeamImpact(ctx, { teamId })),
  operation('create Team', TEAMS, (ctx) => createTeam(ctx, { name: 'new' }), own),
  operation('update Team', TEAMS, (ctx, { teamId }) => updateTeam(ctx, { teamId, name: 'renamed' })),
  operation('add members to Team', TEAMS, (ctx, { teamId, userId }) =>
    addTeamMembers(ctx, { teamId, memberIds: [userId] }),
  ),
  operation('remove member of Team', TEAMS, (ctx, { teamId, memberId }) =>
    removeTeamMember(ctx, { teamId, userId: memberId }),
  ),
  operation('delete Team', TEAMS, (ctx, { teamId }) => deleteTeam(ctx, { teamId })),
];

export const ROLE_OPERATIONS: Operation[] = [
  operation('list built-in roles', SEE, (ctx) => listBuiltInRoles(ctx), own),
  operation('list custom roles', SEE, (ctx) => listRoles(ctx, {}), own),
  operation('list custom roles for programs', SEE, (ctx) => listRolesForApi(ctx, {}), own),
  operation('list role templates', SEE, async (ctx) => listRoleTemplates(ctx), own),
  operation('get custom role', SEE, (ctx, { roleId }) => getRole(ctx, { roleId })),
  operation('list holders of custom role', SEE, (ctx, { roleId }) => listRoleHolders(ctx, { roleId })),
  operation('get role form options', ROLES, (ctx) => getRoleFormOptions(ctx), own),
  operation('create custom role', ROLES, (ctx) => createRole(ctx, DEPLOYER), own),
  operation('preview change of custom role', ROLES, (ctx, { roleId }) =>
    previewRoleChange(ctx, { roleId, permissions: ['deployment.get'] }),
  ),
  operation('update custom role', ROLES, (ctx, { roleId }) => updateRole(ctx, { roleId, name: 'renamed' })),
  operation('restrict custom role', ROLES, (ctx, { roleId }) =>
    updateRestrictedWorkspaces(ctx, { roleId, restrictedWorkspaceIds: [] }),
  ),
  operation('delete custom role', ROLES, (ctx, { roleId }) => deleteRole(ctx, { roleId })),
];
