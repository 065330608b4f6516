import { z } from 'zod';

import { isId } from '#lib/is-id.ts';
import { apiListFields, exactFilterField, filterField, idFilterField, listFields, Q_MAX } from '#lib/lists.ts';
import { descriptionField, nameField } from '#lib/text-fields.ts';

const TEAM_NAME_MAX = 128;
export const TEAM_DESCRIPTION_MAX = 500;

const teamName = nameField('Enter a name for this Team', TEAM_NAME_MAX);
const description = descriptionField(TEAM_DESCRIPTION_MAX).trim();
const roleField = z.string('Choose an Organization Role').min(1, 'Choose an Organization Role').max(128);
const teamIdField = z.string('This is not a Team ID').refine(isId, 'This is not a Team ID');
const userIdField = z.string('This is not a user ID').refine(isId, 'This is not a user ID');
const memberIdsField = z.array(userIdField).max(1000, 'Add at most 1,000 people at once');

export const createTeamInput = z.strictObject({
  name: teamName,
  description: description.default(''),
  organizationRole: roleField.default('ORGANIZATION_MEMBER'),
  memberIds: memberIdsField.default([]),
});

export const updateTeamInput = z.strictObject({
  teamId: teamIdField,
  name: teamName,
  /** Left out = unchanged. */
  description: description.optional(),
  /** Left out = unchanged. */
  organizationRole: roleField.optional(),
  /** The `updatedAt` the person saw; a newer one in the database is a clash. */
  basedOn: z.coerce.date().optional(),
});

export const teamInput = z.strictObject({ teamId: teamIdField });

export const addTeamMembersInput = z.strictObject({
  teamId: teamIdField,
  memberIds: memberIdsField.min(1, 'Choose at least one person'),
});

export const removeTeamMemberInput = z.strictObject({ teamId: teamIdField, userId: userIdField });

const TEAM_SORTS = ['name', 'members', 'role', 'updated'] as const;

/** The list's question; the URL of the page holds the same names. */
export const listTeamsInput = z.strictObject({
  ...listFields(TEAM_SORTS, 'name'),
  role: filterField,
  managed: filterField,
});

const TEAM_MEMBER_SORTS = ['name', 'email', 'joined'] as const;

export const listTeamMembersInput = z.strictObject({
  teamId: teamIdField,
  ...listFields(TEAM_MEMBER_SORTS, 'name'),
});

export const findTeamCandidatesInput = z.strictObject({
  /** Null while the Team does not exist yet. */
  teamId: teamIdField.nullable().default(null),
  q: z.string().max(Q_MAX).default(''),
});

export const TEAM_API_SORTS = ['name', 'description', 'createdAt', 'updatedAt'] as const;
export const listTeamsForApiInput = z.strictObject({
  ...apiListFields(TEAM_API_SORTS),
  names: exactFilterField,
  workspaceId: idFilterField,
  deploymentId: idFilterField,
});

export const TEAM_MEMBER_API_SORTS = ['userId', 'fullName', 'username', 'createdAt'] as const;
export const listTeamMembersForApiInput = z.strictObject({
  teamId: teamIdField,
  ...apiListFields(TEAM_MEMBER_API_SORTS),
});
