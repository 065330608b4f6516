import { z } from '@hono/zod-openapi';

import { ENTITY_TYPES } from '#lib/access/bindings.ts';
import { API_TOKEN_SORTS, TOKEN_KINDS, TOKEN_SCOPES } from '#lib/tokens/api-token-facts.ts';

import { oneOf, page, pageQuery, profileSchema, repeated, sortsQuery, text, timeSchema } from './schemas.ts';

/** Clients send `null` and `""` for "not given" as freely as they leave the key out. */
const absentWhenEmpty = (value: unknown) => (value === '' || value === undefined ? null : value);

export const tokenRoleSchema = z
  .object({
    entityType: z.enum(ENTITY_TYPES),
    entityId: z.string(),
    role: z.string(),
    deploymentId: z.string().optional(),
  })
  .openapi('ApiTokenRole');

export const tokenSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    description: z.string(),
    scope: z.enum(TOKEN_SCOPES),
    kind: z.enum(TOKEN_KINDS),
    shortToken: z.string(),
    startAt: timeSchema,
    endAt: timeSchema.optional(),
    expiryPeriodInDays: z.int().optional(),
    createdAt: timeSchema,
    createdBy: profileSchema,
    updatedAt: timeSchema,
    updatedBy: profileSchema,
    lastUsedAt: timeSchema.optional(),
    lastRotatedAt: timeSchema.optional(),
    roles: z.array(tokenRoleSchema),
    token: z.string().optional().openapi({ description: 'The value. Only in the answers to create and rotate.' }),
  })
  .openapi('ApiToken');

export const tokensPageSchema = page('tokens', tokenSchema).openapi('ApiTokensPage');

export const listTokensQuery = z.object({
  ...pageQuery,
  sorts: sortsQuery(API_TOKEN_SORTS),
  workspaceId: text('workspaceId').toLowerCase().optional(),
  deploymentId: text('deploymentId').toLowerCase().optional(),
  dagId: text('dagId').optional(),
  dagTags: repeated(z.string()),
  includeOnlyOrganizationTokens: oneOf('includeOnlyOrganizationTokens', ['true', 'false']),
  kind: oneOf('kind', TOKEN_KINDS),
});

/** Lengths are checked by the service, in the words of the console. */
export const createTokenBody = z
  .object({
    name: z.string('Enter a name for this token'),
    role: z.string('Choose a role of the token’s scope'),
    scope: z.enum(TOKEN_SCOPES, `scope must be one of ${TOKEN_SCOPES.join(', ')}`),
    description: text('description').nullish(),
    entityId: text('entityId')
      .nullish()
      .openapi({ description: 'The Workspace or Deployment; ignored for ORGANIZATION.' }),
    kind: z.enum(TOKEN_KINDS, `kind must be one of ${TOKEN_KINDS.join(', ')}`).nullish(),
    tokenExpiryPeriodInDays: z
      .number('tokenExpiryPeriodInDays must be a whole number of days')
      .nullish()
      .openapi({ type: 'integer', minimum: 1, maximum: 3650 }),
  })
  .openapi('CreateApiTokenRequest');

export const updateTokenBody = z
  .object({ name: z.string('Enter a name for this token'), description: text('description').nullish() })
  .openapi('UpdateApiTokenRequest');

export const updateTokenRolesBody = z
  .object({
    roles: z.array(
      z.object({
        entityType: z.enum(ENTITY_TYPES, `entityType must be one of ${ENTITY_TYPES.join(', ')}`),
        entityId: text('entityId'),
        role: text('role'),
        deploymentId: z.preprocess(absentWhenEmpty, text('deploymentId').toLowerCase().nullable()),
      }),
      'Send the complete list of roles',
    ),
  })
  .openapi('UpdateApiTokenRolesRequest');

export const organizationParams = z.object({
  organizationId: z.string().openapi({ param: { name: 'organizationId', in: 'path' } }),
});
export const tokenParams = organizationParams.extend({
  tokenId: z.string().openapi({ param: { name: 'tokenId', in: 'path' } }),
});
