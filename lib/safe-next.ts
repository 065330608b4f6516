/**
 * The page to go to after signing in: a path of this origin, or `/`. Anything that could lead elsewhere is dropped, and
 * so are pages that make no sense then.
 */
export function safeNext(wanted: unknown, publicUrl: string): string {
  if (typeof wanted !== 'string' || wanted.length > 2_000) return '/';
  const base = new URL(publicUrl);
  if (!URL.canParse(wanted, base)) return '/';
  const url = new URL(wanted, base);
  if (url.origin !== base.origin || url.username || url.password) return '/';
  // "//host" and "/\host" were resolved above; a path that begins like that would be read as a host once printed.
  if (url.pathname.startsWith('//')) return '/';
  if (/^\/(sign-in|setup|reset|api)(\/|$)/.test(url.pathname) && url.pathname !== SIGN_IN_DONE_PATH) return '/';
  return url.pathname + url.search + url.hash;
}

/** Where the tab of a single sign-on ends that was opened beside a page with input. */
export const SIGN_IN_DONE_PATH = '/sign-in/done';
