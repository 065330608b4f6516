/** Words of RFC 6749 (4.1.2.1 and 5.2) and RFC 6750 (3.1). */
export type OAuthError =
  | 'invalid_request'
  | 'invalid_client'
  | 'invalid_grant'
  | 'unsupported_grant_type'
  | 'invalid_token'
  | 'insufficient_scope'
  | 'access_denied'
  | 'temporarily_unavailable'
  | 'server_error';

/**
 * The word for a refusal that brings none of its own. 403 is then about where the caller is: with `insufficient_scope` or
 * `invalid_token` it would look for another token, which helps nothing. 429 is `temporarily_unavailable` like 503, and
 * Retry-After says for how long: `slow_down` belongs to the polling of the device flow (RFC 8628, 3.5).
 */
export function oauthErrorOf(status: number): OAuthError {
  if (status === 401) return 'invalid_token';
  if (status === 403) return 'access_denied';
  if (status === 429 || status === 503) return 'temporarily_unavailable';
  return status < 500 ? 'invalid_request' : 'server_error';
}

/** Signs that a sentence of ours may have and an `error_description` may not (RFC 6749, 5.2). */
const PLAIN: Record<string, string> = { '“': "'", '”': "'", '"': "'", '’': "'" };

/** The body of a refusal by an endpoint of OAuth (RFC 6749, 5.2; RFC 7009, 2.2.1; RFC 7662, 2.3). */
export function oauthRefusal(error: OAuthError, message: string): string {
  const description = message.replaceAll(/[^\u0020\u0021\u0023-\u005b\u005d-\u007e]/g, (sign) => PLAIN[sign] ?? '?');
  return JSON.stringify({ error, error_description: description });
}
