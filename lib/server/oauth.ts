import { asciiJson } from '#lib/ascii-json.ts';
import { bearerValue, tokenContext } from '#lib/doors/bearer.ts';
import { isFormType, parseOAuthForm, type OAuthForm } from '#lib/doors/oauth-form.ts';
import type { Context } from '#lib/context.ts';
import { isDomainError } from '#lib/errors.ts';
import type { KeptText } from '#lib/verification/kept-answer.ts';

import type { DirectCall } from './direct-doors.ts';
import { authorizationOf, receiveBody } from './incoming.ts';
import { writeHead } from './write-head.ts';

/** A value has at most 900 characters; a form holds two of them with room to spare. */
const FORM_BYTES = 8 * 1024;

/** A refusal in the words of OAuth (RFC 6749 section 5.2). */
export interface OAuthRefusal {
  status: number;
  error: 'invalid_request' | 'invalid_client' | 'invalid_token' | 'insufficient_scope' | 'unsupported_token_type';
  /** Plain ASCII without quotes. */
  description: string;
  challenge?: string;
}

const headersOf = (common: readonly string[], text: string): string[] => [
  ...common,
  'cache-control',
  'no-store',
  'content-type',
  'application/json',
  'content-length',
  String(text.length),
];

/** `text` comes from `asciiJson`; `headers` are added as name, value, name, value. */
function answerJson(call: DirectCall, status: number, text: string, headers: readonly string[]): void {
  const { response, common } = call;
  call.answer(() => {
    response.writeHead(status, [...headersOf(common, text), ...headers]);
    response.end(text, 'latin1');
  });
}

/** The same with status 200 for what was told before, mostly. */
export function answerAgain(call: DirectCall, { text, head }: KeptText, headers: readonly string[]): void {
  if (headers.length > 0) return answerJson(call, 200, text, headers);
  const { response, common } = call;
  const now = call.runtime.clock.now().getTime();
  call.answer(() => {
    writeHead(response, head, now, () => headersOf(common, text));
    response.end(text, 'latin1');
  });
}

export function refuseOAuth(call: DirectCall, refusal: OAuthRefusal): void {
  const { status, error, description, challenge } = refusal;
  answerJson(call, status, asciiJson({ error, error_description: description }), [
    ...(challenge === undefined ? [] : ['www-authenticate', challenge]),
    ...(status === 405 ? ['allow', 'POST'] : []),
  ]);
}

const invalid = (description: string, status = 400): OAuthRefusal => ({
  status,
  error: 'invalid_request',
  description,
});

/** Reads the form of a POST and hands it on. Without one that can be read it answers itself and hands nothing on. */
export function readForm(call: DirectCall, use: (form: OAuthForm) => void | Promise<void>): void {
  const { request } = call;
  if (request.method !== 'POST') return refuseOAuth(call, invalid('Send a POST request.', 405));
  if (!isFormType(request.headers['content-type'])) {
    const description = 'Send a form: Content-Type must be application/x-www-form-urlencoded.';
    return refuseOAuth(call, invalid(description, 415));
  }
  receiveBody(request, FORM_BYTES, (body) => {
    if (body === 'aborted') return;
    if (body === 'too-large') {
      return refuseOAuth(call, invalid(`The form is larger than ${FORM_BYTES / 1024} KiB.`, 413));
    }
    // What the parameters we read hold is ASCII.
    const form = parseOAuthForm(body.toString('latin1'));
    if (!form) return refuseOAuth(call, invalid('A parameter is there twice.'));
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
    refuseOAuth(call, invalid('Authenticate in one way: with the Authorization header or with client_secret.'));
    return null;
  }
  const refuse = (description: string) => {
    const error = credentials?.way === 'bearer' ? 'invalid_token' : 'invalid_client';
    const scheme = credentials?.way === 'basic' ? 'Basic' : 'Bearer';
    const told = credentials?.way === 'bearer' ? `, error="invalid_token", error_description="${description}"` : '';
    refuseOAuth(call, { status: 401, error, description, challenge: `${scheme} realm="latchkey"${told}` });
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
