import { z } from '@hono/zod-openapi';

import type { ApiPage } from '#lib/lists.ts';

export const timeSchema = z.iso.datetime({ precision: 3 });

/** Text of a request, refused by its name. */
export const text = (field: string) => z.string(`${field} must be text`);

const errorSchema = z
  .object({
    message: z.string(),
    requestId: z.string(),
    statusCode: z.int().min(400).max(600),
    fieldErrors: z.array(z.object({ code: z.string(), field: z.string(), message: z.string() })).optional(),
  })
  .openapi('Error');

export const profileSchema = z
  .object({
    id: z.string(),
    subjectType: z.enum(['USER', 'SERVICEKEY']),
    username: z.string().optional(),
    fullName: z.string().optional(),
    avatarUrl: z.string().optional(),
    apiTokenName: z.string().optional(),
  })
  .openapi('BasicSubjectProfile');

/** When and by whom a record was made and last changed. */
export const stampFields = {
  createdAt: timeSchema,
  createdBy: profileSchema,
  updatedAt: timeSchema,
  updatedBy: profileSchema,
};

const LIMIT_SENTENCE = 'limit must be a whole number from 0 to 1000, given once';
const OFFSET_SENTENCE = 'offset must be a whole number from 0, given once';

const wholeNumber = (sentence: string, max: number) =>
  z
    .string(sentence)
    .regex(/^\d{1,15}$/, sentence)
    .transform(Number)
    .refine((number) => number <= max, sentence);

/** Page parameters of every list. */
export const pageQuery = {
  offset: wholeNumber(OFFSET_SENTENCE, Number.MAX_SAFE_INTEGER)
    .default(0)
    .openapi({ param: { name: 'offset', in: 'query' }, type: 'integer', minimum: 0, default: 0 }),
  limit: wholeNumber(LIMIT_SENTENCE, 1000)
    .default(20)
    .openapi({ param: { name: 'limit', in: 'query' }, type: 'integer', minimum: 0, maximum: 1000, default: 20 }),
};

const asArray = (value: unknown) => (value === undefined ? [] : Array.isArray(value) ? value : [value]);

/** A query value that may be repeated: one arrives as text, several as an array. */
export function repeated<T extends z.ZodType>(item: T) {
  return z.preprocess(asArray, z.array(item).max(100, 'At most 100 values may be given'));
}

/** `sorts=<key>:asc|desc`, repeated in order of weight. */
export function sortsQuery<const Key extends string>(keys: readonly Key[]) {
  const known = keys.flatMap((key) => [`${key}:asc`, `${key}:desc`] as const);
  const sentence = `sorts must be one of ${known.join(', ')}`;
  return repeated(
    z
      .enum(known, sentence)
      .transform((sort) => sort.split(':') as [Key, 'asc' | 'desc'])
      .transform(([key, dir]) => ({ key, dir })),
  );
}

/** One optional query value of a closed list. */
export function oneOf<const Value extends string>(name: string, values: readonly Value[]) {
  return z.enum(values, `${name} must be one of ${values.join(', ')}`).optional();
}

export const page = <Key extends string, Item extends z.ZodType>(key: Key, item: Item) =>
  z.object({
    limit: z.int().min(0),
    offset: z.int().min(0),
    totalCount: z.int().min(0),
    [key]: z.array(item),
  } as { limit: z.ZodInt; offset: z.ZodInt; totalCount: z.ZodInt } & Record<Key, z.ZodArray<Item>>);

/** The numbers of a page, as every list answers them (api-contract 4.1, Page). */
export const pageOf = ({ limit, offset, total }: ApiPage) => ({ limit, offset, totalCount: total });

/** A refusal for its own reason. */
export const refusal = (description: string) => ({
  description,
  content: { 'application/json': { schema: errorSchema } },
});

/** The refusals that every operation may answer with. */
export const refusals = {
  400: refusal('The input was refused.'),
  401: refusal('No token, or one that is not accepted.'),
  403: refusal('The token lacks the permission.'),
  404: refusal('Nothing by that id.'),
  429: {
    ...refusal('The token sent too many requests.'),
    headers: z.object({ 'Retry-After': z.int().openapi({ description: 'Seconds until one more is allowed.' }) }),
  },
  503: refusal('The database does not answer.'),
};

/** The answer to what has no result. */
export const nothing = (description = 'Done.') => ({ 204: { description } });

export const json = <Schema extends z.ZodType>(schema: Schema, description = 'Done.') => ({
  description,
  content: { 'application/json': { schema } },
});

/** A JSON body that must be there. */
export const jsonBody = <Schema extends z.ZodType>(schema: Schema) => ({
  required: true,
  content: { 'application/json': { schema } },
});

/** A part of the path, by its name there. */
export const pathParam = (name: string) => z.string().openapi({ param: { name, in: 'path' } });
