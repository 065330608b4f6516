import { z } from 'zod';

import { isId } from '#lib/is-id.ts';

/** Length in code points, as people count characters. */
const length = (text: string) => [...text].length;

export const TEAM_NAME_MAX = 128;
export const TEAM_DESCRIPTION_MAX = 500;

const nameField = z
  .string('Enter a name for this Team')
  .trim()
  .superRefine((text, check) => {
    if (text === '') check.addIssue({ code: 'custom', message: 'Enter a name for this Team' });
    else if (/\p{Cc}|\u2028|\u2029/u.test(text)) {
      check.addIssue({ code: 'custom', message: 'Name must be one line of text' });
    } else if (length(text) > TEAM_NAME_MAX) {
      const message = `Name must be ${TEAM_NAME_MAX} characters or fewer. It has ${length(text)}.`;
      check.addIssue({ code: 'custom', message });
    }
  });

const descriptionField = z
  .string('Description must be text')
  .trim()
  .superRefine((text, check) => {
    if (text.includes('\u0000')) check.addIssue({ code: 'custom', message: 'Description must be text' });
    if (length(text) > TEAM_DESCRIPTION_MAX) {
      const message = `Description must be ${TEAM_DESCRIPTION_MAX} characters or fewer. It has ${length(text)}.`;
      check.addIssue({ code: 'custom', message });
    }
  });

const roleField = z.string('Choose an Organization Role').min(1, 'Choose an Organization Role').max(128);
const teamIdField = z.string('This is not a Team ID').refine(isId, 'This is not a Team ID');
const userIdField = z.string('This is not a user ID').refine(isId, 'This is not a user ID');
const memberIdsField = z.array(userIdField).max(1000, 'Add at most 1,000 people at once');

export const createTeamInput = z.strictObject({
  name: nameField,
  description: descriptionField.default(''),
  organizationRole: roleField.default('ORGANIZATION_MEMBER'),
  memberIds: memberIdsField.default([]),
});
export type CreateTeamInput = z.input<typeof createTeamInput>;

export const updateTeamInput = z.strictObject({
  teamId: teamIdField,
  name: nameField,
  /** Left out = unchanged. */
  description: descriptionField.optional(),
  /** Left out = unchanged. */
  organizationRole: roleField.optional(),
  /** The `updatedAt` the person saw; a newer one in the database is a clash. */
  basedOn: z.coerce.date().optional(),
});
export type UpdateTeamInput = z.input<typeof updateTeamInput>;

export const teamInput = z.strictObject({ teamId: teamIdField });

export const addTeamMembersInput = z.strictObject({
  teamId: teamIdField,
  memberIds: memberIdsField.min(1, 'Choose at least one person'),
});

export const removeTeamMemberInput = z.strictObject({ teamId: teamIdField, userId: userIdField });

export const TEAM_SORTS = ['name', 'members', 'role', 'updated'] as const;
export const MANAGED_BY = ['console', 'idp'] as const;

const pageFields = {
  dir: z.enum(['asc', 'desc']).default('asc'),
  page: z.number().int().min(1).max(1_000_000).default(1),
  perPage: z.union([z.literal(20), z.literal(50), z.literal(100)]).default(50),
};

/** The list's question; the URL of the page holds the same names. */
export const listTeamsInput = z.strictObject({
  q: z.string().max(100).default(''),
  role: z.array(z.string().max(128)).max(20).default([]),
  managed: z.enum(MANAGED_BY).nullable().default(null),
  sort: z.enum(TEAM_SORTS).default('name'),
  ...pageFields,
});
export type TeamQuery = z.output<typeof listTeamsInput>;

export const TEAM_MEMBER_SORTS = ['name', 'email', 'joined'] as const;

export const listTeamMembersInput = z.strictObject({
  teamId: teamIdField,
  q: z.string().max(100).default(''),
  sort: z.enum(TEAM_MEMBER_SORTS).default('name'),
  ...pageFields,
});
export type TeamMemberQuery = z.output<typeof listTeamMembersInput>;

export const findTeamCandidatesInput = z.strictObject({
  /** Null while the Team does not exist yet. */
  teamId: teamIdField.nullable().default(null),
  q: z.string().max(100).default(''),
});
