import { z } from 'zod';

import { DomainError } from '#lib/errors.ts';

import { findClient, type Client } from './clients.ts';

/** What `/oauth/token` answers when it refuses (RFC 6749, 5.2). */
export type GrantError = 'invalid_request' | 'invalid_client' | 'invalid_grant' | 'unsupported_grant_type';

/** A refusal with its machine word in `details.error`. */
export function grantRefused(error: GrantError, message: string): DomainError {
  return new DomainError('INVALID', message, { details: { error } });
}

const text = (name: string) =>
  z
    .string({ error: `The parameter ${name} is missing.` })
    .min(1, `The parameter ${name} is missing.`)
    .max(2_000);

/** RFC 6749, 4.1.3 and RFC 7636, 4.5. */
export const redeemCodeInput = z.object({
  client_id: text('client_id'),
  code: text('code'),
  redirect_uri: text('redirect_uri'),
  code_verifier: text('code_verifier'),
});

/** RFC 6749, 6. */
export const refreshAccessInput = z.object({ client_id: text('client_id'), refresh_token: text('refresh_token') });

/** The program that asks; it is public and has no secret. */
export function requireClient(id: string): Client {
  const client = findClient(id);
  if (!client) throw grantRefused('invalid_client', 'This client_id is not known here.');
  return client;
}

/** What a program gets (RFC 6749, 5.1). */
export interface IssuedAccess {
  accessToken: string;
  /** Null when a refresh does not change it, or the program did not ask for one. */
  refreshToken: string | null;
  expiresInSeconds: number;
  /** Granted scopes; null where they are those of before. */
  scope: string | null;
}
