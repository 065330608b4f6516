import { z } from '@hono/zod-openapi';

import { ENTITY_TYPES } from '#lib/access/bindings.ts';
import { API_TOKEN_SORTS, TOKEN_KINDS, TOKEN_SCOPES } from '#lib/tokens/api-token-facts.ts';

import {
  oneOf,
  page,
  pageQuery,
  pathParam,
  refusal,
  repeated,
  sortsQuery,
  stampFields,
  text,
  timeSchema,
} from './schemas.ts';

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

const ALLOWED_RANGES = 'Addresses and ranges (CIDR) the token may be used from. Absent when it may be from everywhere.';
/** An extension of ours that clients of the hosted API neither send nor read. */
const allowedRangesBody = z
  .array(text('allowedIpAddressRanges'), 'allowedIpAddressRanges must be a list such as ["203.0.113.0/24"]')
  .nullish();

export const tokenSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    description: z.string(),
    scope: z.enum(TOKEN_SCOPES),
    type: z.enum(TOKEN_SCOPES).openapi({ description: 'The same as `scope`, for clients of v1beta1.' }),
    kind: z.enum(TOKEN_KINDS),
    shortToken: z.string(),
    startAt: timeSchema,
    endAt: timeSchema.optional(),
    expiryPeriodInDays: z.int().optional(),
    allowedIpAddressRanges: z.array(z.string()).optional().openapi({ description: ALLOWED_RANGES }),
    ...stampFields,
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
export const newTokenFields = {
  name: z.string('Enter a name for this token'),
  description: text('description').nullish(),
  tokenExpiryPeriodInDays: z
    .number('tokenExpiryPeriodInDays must be a whole number of days')
    .nullish()
    .openapi({ type: 'integer', minimum: 1, maximum: 3650 }),
};
const createTokenFields = {
  ...newTokenFields,
  role: z.string('Choose a role of the token’s scope'),
  allowedIpAddressRanges: allowedRangesBody.openapi({ description: ALLOWED_RANGES }),
  entityId: text('entityId')
    .nullish()
    .openapi({ description: 'The Workspace or Deployment; ignored for ORGANIZATION.' }),
  kind: z.enum(TOKEN_KINDS, `kind must be one of ${TOKEN_KINDS.join(', ')}`).nullish(),
};
const level = (key: string) => z.enum(TOKEN_SCOPES, `${key} must be one of ${TOKEN_SCOPES.join(', ')}`);
/** The one field whose name differs between the versions (api-contract 4.13). */
export const createTokenBodies = {
  v1: z.object({ ...createTokenFields, scope: level('scope') }).openapi('CreateApiTokenRequest'),
  iam: z.object({ ...createTokenFields, type: level('type') }).openapi('CreateApiTokenRequest'),
};

/** The value cannot be told twice: it is stored nowhere. */
export const REPLAY =
  'With an Idempotency-Key a repeated request acts once; the repeated answer has no `token` and the header `Idempotency-Replayed: true`. The same key with another request is refused with 422.';

/** Answered where an Idempotency-Key is taken. */
export const keyReused = { 422: refusal('The Idempotency-Key was used for another request.') };

/** Answered by creates. */
export const limitReached = {
  409: refusal('The Organization has as many tokens as it may.'),
  ...keyReused,
};

/** A repeated request with the same key acts once; quotes around it are those of the header's own syntax. */
export const idempotencyHeaders = z.object({
  'idempotency-key': z
    .string()
    .regex(/^(?:"[A-Za-z0-9_-]{8,64}"|[A-Za-z0-9_-]{8,64})$/, 'Idempotency-Key must be 8 to 64 letters, digits, - or _')
    .transform((key) => key.replaceAll('"', ''))
    .optional(),
});

export const updateTokenBody = z
  .object({
    name: z.string('Enter a name for this token'),
    description: text('description').nullish(),
    allowedIpAddressRanges: allowedRangesBody.openapi({
      description: 'Left out = unchanged; an empty list lets the token be used from everywhere.',
    }),
  })
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
  organizationId: pathParam('organizationId'),
});
export const tokenParams = organizationParams.extend({
  tokenId: pathParam('tokenId'),
});
