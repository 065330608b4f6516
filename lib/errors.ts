import { plural } from '#lib/format.ts';

/** What can go wrong in a service, in words every door can translate. */
export type ErrorCode =
  | 'UNAUTHENTICATED'
  | 'STEP_UP_REQUIRED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'INVALID'
  | 'CONFLICT'
  | 'LIMIT_REACHED'
  | 'KEY_REUSED'
  | 'TOO_MANY_REQUESTS'
  | 'UNAVAILABLE'
  | 'INTERNAL';

/** HTTP status of each code; the REST door and the page door use the same numbers. */
export const HTTP_STATUS: Record<ErrorCode, number> = {
  UNAUTHENTICATED: 401,
  STEP_UP_REQUIRED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  INVALID: 400,
  CONFLICT: 409,
  LIMIT_REACHED: 409,
  KEY_REUSED: 422,
  TOO_MANY_REQUESTS: 429,
  UNAVAILABLE: 503,
  INTERNAL: 500,
};

/** One refused field: `field` is the input's own name, `code` a short machine word, `message` a sentence. */
export interface FieldError {
  field: string;
  code: string;
  message: string;
}

/**
 * A refusal that a person or a client may read. Recognise it with `isDomainError`, never with `instanceof`:
 * Next bundles a second copy of this module into the same process.
 */
export class DomainError extends Error {
  readonly isDomainError = true;
  readonly code: ErrorCode;
  readonly fields: FieldError[];
  /** Machine-readable extras, such as who changed the record; never a secret. */
  readonly details: Record<string, unknown>;

  constructor(
    code: ErrorCode,
    message: string,
    extra: { fields?: FieldError[]; details?: Record<string, unknown>; cause?: unknown } = {},
  ) {
    super(message, { cause: extra.cause });
    this.name = 'DomainError';
    this.code = code;
    this.fields = extra.fields ?? [];
    this.details = extra.details ?? {};
  }
}

export function isDomainError(error: unknown): error is DomainError {
  return typeof error === 'object' && error !== null && (error as DomainError).isDomainError === true;
}

/** The same refusal, some of it said otherwise. */
export function reworded(
  error: DomainError,
  change: { code?: ErrorCode; message?: string; fields?: FieldError[] },
): DomainError {
  const { code, message, fields } = { code: error.code, message: error.message, fields: error.fields, ...change };
  return new DomainError(code, message, { fields, details: error.details, cause: error.cause });
}

export function notFound(what: string): DomainError {
  return new DomainError('NOT_FOUND', `${what} was not found. It may have been deleted, or you may not have access.`);
}

/** `what` is a sentence without its full stop; when to come back is told in it and, for Retry-After, in the details. */
export function tooManyRequests(what: string, retryAfterSeconds: number): DomainError {
  const message = `${what}. Try again in ${plural(retryAfterSeconds, 'second')}.`;
  return new DomainError('TOO_MANY_REQUESTS', message, { details: { retryAfterSeconds } });
}

export function invalidField(field: string, code: string, message: string): DomainError {
  return new DomainError('INVALID', message, { fields: [{ field, code, message }] });
}
