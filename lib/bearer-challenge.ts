/**
 * What WWW-Authenticate says about a bearer token that was refused (RFC 6750, 3), or was not there. `description` is plain
 * ASCII without quotes.
 */
export function bearerChallenge(error?: string, description?: string): string {
  const why = error === undefined ? '' : `, error="${error}"`;
  return `Bearer realm="latchkey"${why}${description === undefined ? '' : `, error_description="${description}"`}`;
}
