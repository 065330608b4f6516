import type { ErrorCode, FieldError } from '#lib/errors.ts';

/** What a server action answers: never an exception, so typed input survives every failure. */
export type ActionResult<T> =
  | { ok: true; data: T }
  | {
      ok: false;
      code: ErrorCode;
      message: string;
      /** Messages keyed by the input field's name; empty when the refusal is not about a field. */
      fields: Record<string, string>;
      details: Record<string, unknown>;
      requestId: string;
    };

/** Folds field errors into the map a form reads; the first message of a field wins. */
export function fieldMessages(fields: FieldError[]): Record<string, string> {
  const messages: Record<string, string> = {};
  for (const { field, message } of fields) messages[field] ??= message;
  return messages;
}
