import { z } from 'zod';

import { isId } from '#lib/is-id.ts';
import { descriptionField as descriptionOf, nameField as nameOf } from '#lib/text-fields.ts';

import { allowedRangesField } from './allowed-ranges.ts';

export const NAME_MAX = 256;
export const DESCRIPTION_MAX = 500;
export const EXPIRY_MIN_DAYS = 1;
export const EXPIRY_MAX_DAYS = 3650;

const nameField = nameOf('Enter a name for this token', NAME_MAX);
const descriptionField = z.string('Description must be text').trim().pipe(descriptionOf(DESCRIPTION_MAX));

const roleField = z.string('Choose a role').min(1, 'Choose a role').max(128);

/** Whole days, or null for "No expiration". */
const expiryField = z
  .number('Enter a whole number of days, such as 45')
  .int('Enter a whole number of days, such as 45')
  .min(EXPIRY_MIN_DAYS, 'Expiration must be between 1 and 3,650 days')
  .max(EXPIRY_MAX_DAYS, 'Expiration must be between 1 and 3,650 days')
  .nullable();

export const tokenIdField = z.string().refine(isId, 'This is not a token ID');
const idempotencyKeyField = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/, 'Use 8 to 64 letters, digits, - or _');
/** The `updatedAt` the person saw; a newer one in the database is a clash. */
const basedOnField = z.coerce.date();

const TOKEN_SCOPES = ['ORGANIZATION', 'WORKSPACE', 'DEPLOYMENT'] as const;

export const createTokenInput = z.strictObject({
  scope: z.enum(TOKEN_SCOPES).default('ORGANIZATION'),
  /** The Workspace or Deployment; left out for the Organization. */
  entityId: z.string().min(1).max(25).nullable().default(null),
  /** DIRECT_ACCESS comes when values can be checked without this server; until then nobody may believe to have one. */
  kind: z.literal('STANDARD', 'Only tokens of kind STANDARD can be created here.').default('STANDARD'),
  name: nameField,
  description: descriptionField.default(''),
  role: roleField,
  expiryDays: expiryField,
  allowedIpRanges: allowedRangesField.default([]),
  idempotencyKey: idempotencyKeyField.optional(),
});
export type CreateTokenInput = z.input<typeof createTokenInput>;

export const updateTokenInput = z.strictObject({
  tokenId: tokenIdField,
  name: nameField,
  /** Left out = unchanged (api-contract 4.2). */
  description: descriptionField.optional(),
  /** Left out = unchanged. */
  role: roleField.optional(),
  /** Left out = unchanged; an empty list = every address. */
  allowedIpRanges: allowedRangesField.optional(),
  /** Left out by the REST door, whose clients do not send it. */
  basedOn: basedOnField.optional(),
});
export type UpdateTokenInput = z.input<typeof updateTokenInput>;

export const OVERLAPS = ['now', '1h', '24h', '7d'] as const;
export type Overlap = (typeof OVERLAPS)[number];

/** Length of each overlap in hours. */
export const OVERLAP_HOURS: Record<Overlap, number> = { now: 0, '1h': 1, '24h': 24, '7d': 168 };

export const rotateTokenInput = z.strictObject({
  tokenId: tokenIdField,
  overlap: z.enum(OVERLAPS, `overlap must be one of ${OVERLAPS.join(', ')}`).default('now'),
  /** `shortToken` of the value the person saw as current; another one now means somebody rotated first. */
  currentShortToken: z.string().length(6).optional(),
  idempotencyKey: idempotencyKeyField.optional(),
});
export type RotateTokenInput = z.input<typeof rotateTokenInput>;

/** The same for the token that is asking. */
export const rotateOwnTokenInput = rotateTokenInput.pick({ overlap: true, idempotencyKey: true });

export const tokenInput = z.strictObject({ tokenId: tokenIdField });

/** `despiteLeak` confirms that a value which was reported as leaked is to be accepted again. */
export const resumeTokenInput = tokenInput.extend({ despiteLeak: z.boolean().default(false) });

/** A Workspace or Deployment whose tokens are asked for; null for those of the Organization. */
const placeField = z
  .strictObject({ scope: z.enum(['WORKSPACE', 'DEPLOYMENT']), entityId: z.string().min(1).max(25) })
  .nullable()
  .default(null);
export type PlaceInput = NonNullable<z.output<typeof placeField>>;
export const placeInput = z.strictObject({ place: placeField });

export const BELONGS_TO_FILTERS = ['this', 'workspace', 'organization'] as const;
export const STATUS_FILTERS = [
  'active',
  'expiring',
  'rotating',
  'paused',
  'expired',
  'leaked',
  'unused',
  'blocked',
  'deleted',
] as const;
export const EXPIRES_FILTERS = ['7d', '30d', '90d', 'never', 'past'] as const;
export const USED_FILTERS = ['24h', '7d', '30d', 'not30d', 'not90d', 'never'] as const;
export const SORT_KEYS = ['name', 'role', 'expires', 'lastUsed', 'created', 'updated'] as const;

/** The list's question; the URL of the page holds the same names (screens.md 3.3). */
export const listTokensInput = z.strictObject({
  q: z.string().max(100).default(''),
  status: z.array(z.enum(STATUS_FILTERS)).default([]),
  role: z.array(z.string().max(128)).max(20).default([]),
  scope: z.enum(['organization', 'workspace', 'deployment', 'all']).default('organization'),
  /** Tokens of a place; `scope` is then of no account, and `role` is the role held there. */
  place: placeField,
  belongsTo: z.array(z.enum(BELONGS_TO_FILTERS)).default([]),
  expires: z.enum(EXPIRES_FILTERS).nullable().default(null),
  used: z.enum(USED_FILTERS).nullable().default(null),
  by: z.string().max(25).nullable().default(null),
  workspace: z.string().max(25).nullable().default(null),
  deployment: z.string().max(25).nullable().default(null),
  sort: z.enum(SORT_KEYS).default('created'),
  dir: z.enum(['asc', 'desc']).default('desc'),
  page: z.number().int().min(1).max(1_000_000).default(1),
  perPage: z.union([z.literal(20), z.literal(50), z.literal(100)]).default(50),
});
export type ListTokensInput = z.input<typeof listTokensInput>;
export type TokenQuery = z.output<typeof listTokensInput>;

/** Lower-case hex of SHA-256 over a value. */
const sha256Field = z.string().regex(/^[0-9a-f]{64}$/, 'This is not a SHA-256 in hexadecimal');

/** Somebody found a value where it must not be; the value itself is not told. */
export const reportLeakInput = z.strictObject({
  sha256: z
    .string()
    .regex(/^[0-9a-fA-F]{64}$/)
    .toLowerCase(),
});

export const lookUpTokenInput = z.strictObject({
  /** The value itself never leaves the browser. */
  sha256: sha256Field,
  place: placeField,
});

export const bulkTokensInput = z.strictObject({
  operation: z.enum(['pause', 'resume', 'delete']),
  /** Either the ticked ids, or the list's question for "everything that matches". */
  target: z.union([
    z.strictObject({ ids: z.array(tokenIdField).min(1).max(100), place: placeField }),
    z.strictObject({ query: listTokensInput }),
  ]),
  cursor: tokenIdField.nullable().default(null),
});
export type BulkTokensInput = z.input<typeof bulkTokensInput>;
