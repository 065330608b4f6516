import type { z } from 'zod';

/** First message of each refused field, from the schema that the service uses too. */
export function checkFields(schema: z.ZodObject, values: Record<string, string>): Record<string, string> {
  const parsed = schema.safeParse(values);
  const messages: Record<string, string> = {};
  for (const { path, message } of parsed.error?.issues ?? []) messages[String(path[0])] ??= message;
  return messages;
}
