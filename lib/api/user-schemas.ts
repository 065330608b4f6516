import { z } from '@hono/zod-openapi';

import { ORGANIZATION_ROLES } from '#lib/access/roles.ts';

import { heldRoles } from './role-schemas.ts';
import { page, profileSchema, text, timeSchema } from './schemas.ts';

const STATUSES = ['ACTIVE', 'INACTIVE', 'PENDING', 'BANNED'] as const;

export const scopedRoleSchema = z.object({
  role: z.string(),
  scope: z.object({
    type: z.string(),
    entityId: z.string(),
    deploymentId: z.string().optional(),
    dagTag: z.string().optional(),
  }),
});

const personFields = {
  id: z.string(),
  username: z.string(),
  fullName: z.string(),
  avatarUrl: z.string(),
  status: z.enum(STATUSES),
};

export const selfUserSchema = z
  .object({
    ...personFields,
    organizationId: z.string(),
    isIdpManaged: z.boolean(),
    roles: z.array(scopedRoleSchema),
    createdAt: timeSchema,
    updatedAt: timeSchema,
  })
  .openapi('SelfUser');

export const userSchema = z
  .object({ ...personFields, ...heldRoles, createdAt: timeSchema, updatedAt: timeSchema })
  .openapi('User');
export const usersPageSchema = page('users', userSchema).openapi('UsersPage');

const userTeamSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    description: z.string(),
    isIdpManaged: z.boolean(),
    rolesCount: z.int(),
    ...heldRoles,
    organizationRole: z.string(),
  })
  .openapi('UserTeamMembership');
export const userTeamsPageSchema = page('teams', userTeamSchema).openapi('UserTeamMembershipsPage');

export const inviteSchema = z
  .object({
    inviteId: z.string(),
    organizationId: z.string(),
    organizationName: z.string(),
    expiresAt: timeSchema,
    invitee: profileSchema,
    inviter: profileSchema,
    userId: z.string(),
    inviteLink: z.url().optional().openapi({
      description:
        'Where the person accepts; only when no mail was sent. It is shown this once and works for whoever has it: hand it over in private.',
    }),
  })
  .openapi('Invite');

export const createInviteBody = z
  .object({
    inviteeEmail: text('inviteeEmail').openapi({ format: 'email' }),
    role: z.enum(ORGANIZATION_ROLES, `role must be one of ${ORGANIZATION_ROLES.join(', ')}`),
  })
  .openapi('CreateUserInviteRequest');
