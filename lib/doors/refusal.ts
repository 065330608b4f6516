import { causesOf, isDatabaseAway } from '#lib/database-away.ts';
import { DomainError, isDomainError } from '#lib/errors.ts';
import { ZodError } from 'zod';

/** After how many seconds to come back, for Retry-After; null where that does not help. */
export function retryAfterOf({ code, details: { retryAfterSeconds } }: DomainError): number | null {
  if (typeof retryAfterSeconds === 'number') return retryAfterSeconds;
  return code === 'UNAVAILABLE' ? 1 : null;
}

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
