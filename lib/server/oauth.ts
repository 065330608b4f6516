import { bearerValue, tokenContext } from '#lib/doors/bearer.ts';
import { bearerChallenge } from '#lib/bearer-challenge.ts';
import { isFormType, parseOAuthForm, type OAuthForm } from '#lib/doors/oauth-form.ts';
import type { Context } from '#lib/context.ts';
import { isDomainError } from '#lib/errors.ts';
import type { KeptText } from '#lib/verification/kept-answer.ts';

import { answerKept } from './answer-kept.ts';
import type { MachineRefusal } from './answers.ts';
import type { DirectCall } from './direct-doors.ts';
import { authorizationOf, receiveBody } from './incoming.ts';

/** A value has at most 900 characters; a form holds two of them with room to spare. */
const FORM_BYTES = 8 * 1024;

/** Tells what was told before, mostly; `sunset` is about the value of the caller. */
export function tell(call: DirectCall, { text, head }: KeptText, sunset: readonly string[]): void {
  answerKept(call, head, () => headersOf(call.common, text), sunset, text);
}

/** `text` comes from `asciiJson`. */
const headersOf = (common: readonly string[], text: string): string[] => [
  ...common,
  'cache-control',
  'no-store',
  'content-type',
  'application/json',
  'content-length',
  String(text.length),
];

export const invalidRequest = (message: string, status = 400): MachineRefusal => ({
  status,
  error: 'invalid_request',
  message,
});

/** The caller is known and may not do this (RFC 6750, 3.1). `message` is plain ASCII without quotes. */
export const insufficientScope = (message: string): MachineRefusal => ({
  status: 403,
  error: 'insufficient_scope',
  message,
  headers: { 'www-authenticate': bearerChallenge('insufficient_scope', message) },
});

/** Reads the form of a POST and hands it on. Without one that can be read it answers itself and hands nothing on. */
export function readForm(call: DirectCall, use: (form: OAuthForm) => void | Promise<void>): void {
  const { request } = call;
  if (request.method !== 'POST') {
    return call.refuse({ ...invalidRequest('Send a POST request.', 405), headers: { allow: 'POST' } });
  }
  if (!isFormType(request.headers['content-type'])) {
    const message = 'Send a form: Content-Type must be application/x-www-form-urlencoded.';
    return call.refuse(invalidRequest(message, 415));
  }
  receiveBody(request, FORM_BYTES, (body) => {
    if (body === 'aborted') return;
    if (body === 'too-large') {
      return call.refuse(invalidRequest(`The form is larger than ${FORM_BYTES / 1024} KiB.`, 413));
    }
    // What the parameters we read hold is ASCII.
    const form = parseOAuthForm(body.toString('latin1'));
    if (!form) return call.refuse(invalidRequest('A parameter is there twice.'));
    call.attempt(() => use(form));
  });
}

type Credentials = { way: 'bearer' | 'basic' | 'form'; value: string };

/**
 * The token value that authenticates the caller: as bearer, as the password of Basic, or as `client_secret` of the form.
 * Null when there is none, 'twice' when there is more than one (RFC 6749 section 2.3).
 */
export function credentialsOf(authorization: string | undefined, form: OAuthForm): Credentials | null | 'twice' {
  const secret = form.get('client_secret');
  const bearer = bearerValue(authorization);
  if (bearer !== null) return secret === undefined ? { way: 'bearer', value: bearer } : 'twice';
  const [, basic] = /^basic +(\S+) *$/i.exec(authorization ?? '') ?? [];
  if (basic === undefined) return secret === undefined ? null : { way: 'form', value: secret };
  if (secret !== undefined) return 'twice';
  const pair = Buffer.from(basic, 'base64').toString('utf8');
  return { way: 'basic', value: pair.slice(pair.indexOf(':') + 1) };
}

/** The Context of the caller, at once when it is known; null for nobody, after the refusal was answered. */
export function authenticateCaller(call: DirectCall, form: OAuthForm): Context | null | Promise<Context | null> {
  const credentials = credentialsOf(authorizationOf(call.request), form);
  if (credentials === 'twice') {
    call.refuse(invalidRequest('Authenticate in one way: with the Authorization header or with client_secret.'));
    return null;
  }
  const refuse = (message: string) => {
    const error = credentials?.way === 'bearer' ? 'invalid_token' : 'invalid_client';
    call.refuse({ status: 401, error, message, headers: { 'www-authenticate': challengeTo(credentials, message) } });
    return null;
  };
  if (!credentials)
    return refuse('Authenticate with an API token: as bearer, as the password of Basic or as client_secret.');
  const refuseUnknown = (error: unknown) => {
    if (isDomainError(error) && error.code === 'UNAUTHENTICATED') return refuse(error.message);
    throw error;
  };
  try {
    const context = tokenContext(call.runtime, credentials.value, call.facts);
    return context instanceof Promise ? context.catch(refuseUnknown) : context;
  } catch (error) {
    return refuseUnknown(error);
  }
}

function challengeTo(credentials: Credentials | null, message: string): string {
  if (credentials?.way === 'basic') return 'Basic realm="latchkey"';
  return credentials?.way === 'bearer' ? bearerChallenge('invalid_token', message) : bearerChallenge();
}
