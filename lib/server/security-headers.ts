import { randomBytes } from 'node:crypto';

/** The policy of one page answer. Scripts and styles need this answer's own nonce. */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

export const newNonce = (): string => randomBytes(16).toString('base64');

/** For answers that are data or a page without any script. */
export const NOTHING_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** On one's own machine HSTS would turn every other server on that name to https as well. */
const isOwnMachine = (hostname: string) => /^(localhost|127\.0\.0\.1|\[::1\])$|\.localhost$/.test(hostname);

/** Headers of every answer, from both doors. */
export function commonHeaders(publicUrl: URL): [string, string][] {
  return [
    ...machineHeaders(publicUrl),
    ['x-frame-options', 'DENY'],
    // Not no-referrer: browsers would then send `Origin: null` with a form, and the Origin check needs the real one.
    ['referrer-policy', 'same-origin'],
    ['permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()'],
    ['cross-origin-opener-policy', 'same-origin'],
    ['cross-origin-resource-policy', 'same-origin'],
  ];
}

/** Those of answers that no browser ever shows: the others are about documents and would only cost time. */
export function machineHeaders(publicUrl: URL): [string, string][] {
  const isStrict = publicUrl.protocol === 'https:' && !isOwnMachine(publicUrl.hostname);
  return [
    ['x-content-type-options', 'nosniff'],
    ...(isStrict ? ([['strict-transport-security', 'max-age=31536000']] as [string, string][]) : []),
  ];
}
