import { z } from 'zod';

import { isId } from '#lib/is-id.ts';
import { apiListFields, exactFilterField, filterField, idFilterField, listFields } from '#lib/lists.ts';

const userIdField = z.string().refine(isId, 'This is not a user ID');
export const roleField = z.string('Choose an Organization Role').min(1, 'Choose an Organization Role').max(128);

export const userInput = z.strictObject({ userId: userIdField });

export const updateUserRoleInput = z.strictObject({
  userId: userIdField,
  role: roleField,
  /** `roleSetAt` as the editor saw it; left out by doors whose clients do not send it. */
  basedOn: z.coerce.date().optional(),
});

/** The list's question; the URL of the page holds the same names. */
export const listUsersInput = z.strictObject({
  ...listFields(['name', 'role', 'joined'], 'name'),
  role: filterField,
  status: filterField,
  team: filterField,
});
export type ListUsersInput = z.input<typeof listUsersInput>;

export const userActivityInput = z.strictObject({
  userId: userIdField,
  /** `next` of the page before. */
  before: z
    .string()
    .regex(/^\d{1,15}$/)
    .nullable()
    .default(null),
});

export const USER_API_SORTS = ['id', 'username', 'fullName', 'createdAt', 'updatedAt'] as const;
export const listUsersForApiInput = z.strictObject({
  ...apiListFields(USER_API_SORTS),
  workspaceId: idFilterField,
  deploymentId: idFilterField,
  dagId: z.string().max(1000).nullable().default(null),
  dagTags: exactFilterField,
});

export const USER_TEAM_API_SORTS = ['name', 'description', 'createdAt', 'updatedAt'] as const;
export const listUserTeamsForApiInput = z.strictObject({ userId: userIdField, ...apiListFields(USER_TEAM_API_SORTS) });
