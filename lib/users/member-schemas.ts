import { z } from 'zod';

import { isId } from '#lib/is-id.ts';

const userIdField = z.string().refine(isId, 'This is not a user ID');
export const roleField = z.string('Choose an Organization Role').min(1, 'Choose an Organization Role').max(128);

export const userInput = z.strictObject({ userId: userIdField });

export const updateUserRoleInput = z.strictObject({
  userId: userIdField,
  role: roleField,
  /** `roleSetAt` as the editor saw it; left out by doors whose clients do not send it. */
  basedOn: z.coerce.date().optional(),
});

export const USER_STATUS_FILTERS = ['active', 'pending', 'inactive', 'banned'] as const;
export const USER_SORT_KEYS = ['name', 'role', 'joined'] as const;

/** The list's question; the URL of the page holds the same names. */
export const listUsersInput = z.strictObject({
  q: z.string().max(100).default(''),
  role: z.array(z.string().max(128)).max(20).default([]),
  status: z.array(z.enum(USER_STATUS_FILTERS)).default([]),
  team: z.array(z.string().max(25)).max(20).default([]),
  sort: z.enum(USER_SORT_KEYS).default('name'),
  dir: z.enum(['asc', 'desc']).default('asc'),
  page: z.number().int().min(1).max(1_000_000).default(1),
  perPage: z.union([z.literal(20), z.literal(50), z.literal(100)]).default(50),
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
