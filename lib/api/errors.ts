import type { Context as HonoContext } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

import { bearerChallenge } from '#lib/bearer-challenge.ts';
import { retryAfterOf, toDomainError } from '#lib/doors/refusal.ts';
import { requestFacts } from '#lib/doors/request-facts.ts';
import { DomainError, HTTP_STATUS, isDomainError, reworded, type FieldError } from '#lib/errors.ts';
import type { Runtime } from '#lib/runtime.ts';

/** Names that the API gives to inputs which services know under another one. */
const API_FIELD_NAMES: Record<string, string> = {
  expiryDays: 'tokenExpiryPeriodInDays',
  allowedIpRanges: 'allowedIpAddressRanges',
};

/** Sentences for refusals of the HTTP layer itself, which come without one of ours. */
const HTTP_SENTENCES: Record<number, string> = {
  400: 'The request body is not JSON that can be read. Check quotes, commas and brackets.',
  415: 'Send the request body as JSON, with the header “Content-Type: application/json”.',
};

/** Answers with the error shape of the API (api-contract 4.1, Error). */
export function answerError(
  c: HonoContext,
  status: number,
  message: string,
  extra: { fields?: FieldError[]; headers?: Record<string, string> } = {},
): Response {
  const { id: requestId } = requestFacts(c.req.raw.headers);
  const { fields = [], headers = {} } = extra;
  const fieldErrors = fields.map(({ field, ...error }) => ({ ...error, field: API_FIELD_NAMES[field] ?? field }));
  const body = { message, requestId, statusCode: status, ...(fieldErrors.length > 0 && { fieldErrors }) };
  return c.json(body, status as ContentfulStatusCode, headers);
}

/** Turns whatever a handler threw into an answer; what we did not expect goes to the log and not to the caller. */
export function answerThrown(runtime: Runtime, c: HonoContext, thrown: unknown): Response {
  if (thrown instanceof HTTPException) {
    return answerError(c, thrown.status, HTTP_SENTENCES[thrown.status] ?? thrown.message);
  }
  const error = askingAgain(toDomainError(thrown));
  logUnexpected(runtime, c, error);
  const { challenge } = error.details;
  const retryAfterSeconds = retryAfterOf(error);
  const headers = {
    ...(typeof challenge === 'string' && { 'www-authenticate': challenge }),
    ...(retryAfterSeconds !== null && { 'retry-after': String(retryAfterSeconds) }),
  };
  return answerError(c, HTTP_STATUS[error.code], error.message, { fields: error.fields, headers });
}

/** A program cannot show a dialog: the person has to prove who they are where they signed in (RFC 9470, 3). */
function askingAgain(error: DomainError): DomainError {
  if (error.code !== 'STEP_UP_REQUIRED') return error;
  const challenge = bearerChallenge('insufficient_user_authentication');
  return new DomainError(error.code, `${error.message} Run “astro login” again.`, { details: { challenge } });
}

/** What nobody foresaw goes to the log. */
export function logUnexpected(runtime: Pick<Runtime, 'log'>, c: HonoContext, error: DomainError): void {
  if (!error.cause) return;
  const { id: requestId } = requestFacts(c.req.raw.headers);
  runtime.log.error({ err: error.cause, requestId, route: c.req.routePath }, 'request failed');
}

/** What the contract answers with 400 where the console speaks of a conflict (api-contract 4.5). */
export async function conflictAsBadRequest<T>(change: () => Promise<T>): Promise<T> {
  try {
    return await change();
  } catch (error) {
    if (!isDomainError(error) || error.code !== 'CONFLICT') throw error;
    throw reworded(error, { code: 'INVALID' });
  }
}

/** Runs a service and tells the fields it refuses by the names that the request gave them. */
export async function withFieldNames<T>(rename: (field: string) => string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    const refused = toDomainError(error);
    if (refused.fields.length === 0) throw error;
    throw reworded(refused, { fields: refused.fields.map((entry) => ({ ...entry, field: rename(entry.field) })) });
  }
}
