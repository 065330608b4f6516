import { DomainError, isDomainError } from '#lib/errors.ts';
import { ZodError } from 'zod';

/** After how many seconds to come back, for Retry-After; null where that does not help. */
export function retryAfterOf({ code, details: { retryAfterSeconds } }: DomainError): number | null {
  if (typeof retryAfterSeconds === 'number') return retryAfterSeconds;
  return code === 'UNAVAILABLE' ? 1 : null;
}

/** SQLSTATE classes and socket errors that mean "the database is not there", not "the program is wrong". */
const UNAVAILABLE = /^(08|57P|53|58)|^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOENT|ENOTFOUND)$/;

/** What was thrown and what lies behind it, however deep. */
function* causesOf(error: unknown): Generator<object> {
  for (let cause = error; typeof cause === 'object' && cause !== null; cause = (cause as { cause?: unknown }).cause) {
    yield cause;
  }
}

const SILENCE = /connection terminated|not queryable|query read timeout|timeout exceeded when trying to connect/i;

const isDatabaseAway = (error: unknown): boolean =>
  causesOf(error).some((cause) => {
    const { code, message } = cause as { code?: unknown; message?: unknown };
    return (
      (typeof code === 'string' && UNAVAILABLE.test(code)) || (typeof message === 'string' && SILENCE.test(message))
    );
  });

/** PostgreSQL keeps no NUL and no half of a surrogate pair, in text (22021) or in JSON (22P05, and 22P02 with this detail). */
const isTextThatCannotBeStored = (error: unknown): boolean =>
  causesOf(error).some((cause) => {
    const { code, detail } = cause as { code?: unknown; detail?: unknown };
    if (code === '22021' || code === '22P05') return true;
    return code === '22P02' && typeof detail === 'string' && detail.includes('Unicode');
  });

/**
 * Turns anything thrown into a DomainError whose message may be shown. Unknown errors keep their text to the log:
 * callers log `cause`.
 */
export function toDomainError(error: unknown): DomainError {
  if (isDomainError(error)) return error;
  if (error instanceof ZodError || (error as { name?: string } | null)?.name === 'ZodError') {
    const fields = (error as ZodError).issues.map((issue) => ({
      field: issue.path.join('.') || ('keys' in issue ? String((issue.keys as string[])[0]) : ''),
      code: issue.code,
      message: issue.code === 'unrecognized_keys' ? `Unknown field: ${issue.keys.join(', ')}` : issue.message,
    }));
    return new DomainError('INVALID', fields[0]?.message ?? 'The input was refused.', { fields });
  }
  if (isDatabaseAway(error)) {
    return new DomainError('UNAVAILABLE', 'The database did not answer. Nothing was changed. Try again.', {
      cause: error,
    });
  }
  if (isTextThatCannotBeStored(error)) {
    return new DomainError('INVALID', 'A text has a character that cannot be stored. Remove it and try again.');
  }
  return new DomainError('INTERNAL', 'Something broke on our side. Try again.', { cause: error });
}
