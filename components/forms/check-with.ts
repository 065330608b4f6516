import type { ZodType } from 'zod';

import { fieldMessages } from '#lib/result.ts';

/** Sentences keyed by the input field they are about. */
export type FormErrors = Record<string, string>;

/** What the service's own schema says about an input, per field; the first sentence of a field wins. */
export function checkWith(schema: ZodType, input: unknown): FormErrors {
  const parsed = schema.safeParse(input);
  if (parsed.success) return {};
  return fieldMessages(
    parsed.error.issues.map(({ path, code, message }) => ({ field: String(path[0] ?? ''), code, message })),
  );
}
