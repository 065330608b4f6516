import { DomainError } from '#lib/errors.ts';

import { findClient, type Client } from './clients.ts';

/** Scopes that mean something to the Astro CLI; others are left out of what is granted (RFC 6749, 3.3). */
export const SCOPES = ['openid', 'profile', 'email', 'offline_access'];
/** S256 in base64url without padding (RFC 7636, 4.2). */
const CHALLENGE = /^[\w-]{43}$/;
/** The address must come back whole from signing in, see safeNext. */
const STATE_MAX = 500;

/** What a program asks for, checked. */
export interface AuthorizationRequest {
  client: Client;
  redirectUri: string;
  state: string | null;
  codeChallenge: string;
  scope: string;
}

export type ReadRequest =
  | { kind: 'request'; request: AuthorizationRequest }
  /** The program is told, at its own address. */
  | { kind: 'refused'; to: string }
  /** Nobody knows whom to tell: a page says so, and nothing leads away from it (RFC 6749, 4.1.2.1). */
  | { kind: 'unusable' };

/**
 * Reads the query of `/authorize` (api-contract 1.7, step 2). What is not named here, such as `audience`, is accepted and
 * changes nothing; `prompt` too, because everybody is asked. Pure.
 */
export function readAuthorizationRequest(query: unknown): ReadRequest {
  const given = (typeof query === 'object' && query !== null ? query : {}) as Record<string, unknown>;
  const client = findClient(given['client_id']);
  const redirectUri = given['redirect_uri'];
  if (!client || typeof redirectUri !== 'string' || !client.isRedirectAllowed(redirectUri)) return { kind: 'unusable' };
  const state = typeof given['state'] === 'string' ? given['state'] : null;
  const problem = problemOf(given);
  if (problem) return { kind: 'refused', to: answerAddress({ redirectUri, state }, problem) };
  const asked = String(given['scope'] ?? '').split(' ');
  return {
    kind: 'request',
    request: {
      client,
      redirectUri,
      state,
      codeChallenge: String(given['code_challenge']),
      scope: SCOPES.filter((scope) => asked.includes(scope)).join(' '),
    },
  };
}

type Problem = { error: string; error_description: string };

function problemOf(given: Record<string, unknown>): Problem | null {
  const invalid = (description: string): Problem => ({ error: 'invalid_request', error_description: description });
  for (const value of Object.values(given)) {
    if (value !== undefined && typeof value !== 'string') return invalid('A parameter was given twice.');
  }
  if (given['response_type'] === undefined) return invalid('The parameter response_type is missing. Send code.');
  if (given['response_type'] !== 'code') {
    return { error: 'unsupported_response_type', error_description: 'Only the response_type code is known here.' };
  }
  if ((given['response_mode'] ?? 'query') !== 'query') return invalid('Only the response_mode query is known here.');
  if (String(given['state'] ?? '').length > STATE_MAX) return invalid(`state is longer than ${STATE_MAX} characters.`);
  if (given['code_challenge'] === undefined) return invalid('A code_challenge is needed (PKCE, RFC 7636).');
  if (given['code_challenge_method'] !== 'S256') return invalid('Only the code_challenge_method S256 is accepted.');
  if (!CHALLENGE.test(String(given['code_challenge']))) return invalid('code_challenge is no SHA-256 in base64url.');
  if (given['prompt'] === 'none') {
    return { error: 'interaction_required', error_description: 'A person has to allow this; prompt=none cannot.' };
  }
  return null;
}

/** The address with an answer for the program; the state goes with it as it came. */
export function answerAddress(
  { redirectUri, state }: Pick<AuthorizationRequest, 'redirectUri' | 'state'>,
  answer: Record<string, string>,
): string {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(answer)) url.searchParams.set(name, value);
  if (state !== null) url.searchParams.set('state', state);
  return url.href;
}

/** The same for what a page sends back: by then everything was in order. Throws INVALID otherwise. */
export function requireAuthorizationRequest(query: unknown): AuthorizationRequest {
  const read = readAuthorizationRequest(query);
  if (read.kind === 'request') return read.request;
  throw new DomainError('INVALID', 'This request is not complete any more. Start again from the program.');
}
