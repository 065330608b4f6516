import { ssoRefusal } from '#lib/users/sign-in-by-sso.ts';

const SENTENCES: Record<string, string> = {
  UNAUTHENTICATED: 'Email or password is incorrect.',
  TOO_MANY_REQUESTS: 'Too many attempts. Try again in 5 minutes, or use a recovery link.',
  UNAVAILABLE: 'The database did not answer. Try again in a minute.',
  OAuthCallback: 'Single sign-on took too long or was refused. Try again.',
  Callback: 'Single sign-on was cancelled. Try again.',
};

/** The sentence for an `error` that came back in the address; never the text of the address itself. */
export function signInRefusal(error: string | string[] | undefined): string | undefined {
  if (error === undefined) return undefined;
  const known = typeof error === 'string' && Object.hasOwn(SENTENCES, error) ? SENTENCES[error] : undefined;
  return known ?? ssoRefusal(String(error)) ?? 'Signing in did not work. Try again.';
}
