import { z } from 'zod';

import { isId } from '#lib/is-id.ts';
import { apiListFields } from '#lib/lists.ts';

import { ENVIRONMENT_OBJECT_TYPES } from './types.ts';

export const ENVIRONMENT_SORTS = ['objectKey', 'createdAt', 'updatedAt'] as const;

const idField = z.string().refine(isId, 'This is not an ID');
/** PostgreSQL stores no NUL. */
const storable = (value: unknown): boolean => !JSON.stringify(value ?? null).includes('\\u0000');
const facts = z
  .record(z.string().max(64), z.unknown())
  .refine(storable, 'There are characters that are no text')
  .refine((value) => JSON.stringify(value).length <= 65_536, 'There is more than 64 KiB');

const contentOf = <Facts extends z.ZodType>(told: Facts) => ({
  facts: told,
  isAutoLinked: z.boolean().default(false),
  links: z
    .array(z.strictObject({ deploymentId: idField, overrides: told }))
    .max(1000)
    .default([]),
  excludedLinks: z.array(idField).max(1000).default([]),
});

export const createEnvironmentObjectInput = z.strictObject({
  scope: z.enum(['WORKSPACE', 'DEPLOYMENT']),
  entityId: idField,
  objectType: z.enum(ENVIRONMENT_OBJECT_TYPES),
  objectKey: z.string().regex(/^[\w.-]{1,256}$/, 'objectKey must be 1 to 256 letters, digits, ., _ and -'),
  ...contentOf(facts),
});
export const environmentObjectInput = z.strictObject({ id: idField });
/** Only the object itself says which type it is: what is told for other types is left aside. */
export const updateEnvironmentObjectInput = environmentObjectInput.extend(
  contentOf(z.partialRecord(z.enum(ENVIRONMENT_OBJECT_TYPES), facts)),
);
export const excludeLinkInput = environmentObjectInput.extend({ deploymentId: idField });

const filterField = z.string().max(1000).nullable().default(null);
export const listEnvironmentObjectsInput = z.strictObject({
  ...apiListFields(ENVIRONMENT_SORTS),
  workspaceId: filterField,
  deploymentId: filterField,
  resolvesLinks: z.boolean().default(true),
  objectType: filterField,
  objectKey: filterField.transform((text) => text?.replaceAll('\u0000', '\n') ?? null),
});
