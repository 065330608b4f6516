import type { AuthOptions } from 'next-auth';
import type { CredentialsConfig } from 'next-auth/providers/credentials';

import type { RequestFacts } from '#lib/context.ts';
import { toDomainError } from '#lib/doors/refusal.ts';
import type { DomainError } from '#lib/errors.ts';
import type { Runtime } from '#lib/runtime.ts';
import { safeNext } from '#lib/safe-next.ts';
import { checkCredentials } from '#lib/users/check-credentials.ts';
import { ABSOLUTE_LIMIT_MS } from '#lib/users/check-session.ts';
import { renewProof } from '#lib/users/confirm-identity.ts';
import { endSession } from '#lib/users/end-session.ts';
import { findSsoUser, provenAt, requireFreshProof } from '#lib/users/sign-in-by-sso.ts';
import { startSession } from '#lib/users/start-session.ts';
import type { VisitorContext } from '#lib/users/types.ts';

import { hasOidc, OIDC_ID, oidcProvider, type OidcClaims } from './oidc-provider.ts';
import { isSecure } from './session-cookie.ts';
import type { SignedIn } from '#lib/users/signed-in.ts';

/** Who calls next-auth, as far as the request tells. */
export interface Caller {
  request: RequestFacts;
  /** Their session, if it is live. */
  session: SignedIn | null;
  /** Text of the device cookie they sent, or null. */
  knownDevice: string | null;
  /** The device they are known by after signing in: the same, or a new one. */
  device: string;
  /** They come back from a provider that this very sign-in told to ask them again. */
  wasAskedAgain: boolean;
}

/** What happened, beyond what next-auth's answer tells. */
export interface Outcome {
  /** Set once somebody proved who they are. */
  signedIn?: { userId: string };
  /** Why they were refused, or what broke. */
  refusal?: DomainError;
}

interface Proven {
  user: { id: string; fullName: string };
  method: 'PASSWORD' | 'SSO';
  authenticatedAt: Date;
}

/**
 * next-auth's configuration for one request. The session cookie holds two ids only; the row behind them is written
 * here and checked in read-session.ts.
 */
export function authOptions(runtime: Runtime, caller: Caller, outcome: Outcome): AuthOptions {
  const { env } = runtime;
  const now = runtime.clock.now();
  const ctx: VisitorContext = { db: runtime.db, runtime, now, request: caller.request };

  let proven: Proven | undefined;

  /** next-auth turns exceptions into redirects and loses them; here the first one is kept. */
  const refuse = (error: unknown): string => {
    outcome.refusal ??= toDomainError(error);
    const { code, details, cause } = outcome.refusal;
    if (cause) runtime.log.error({ err: cause, requestId: caller.request.id }, 'sign-in failed');
    return typeof details['reason'] === 'string' ? details['reason'] : code;
  };

  const credentials: CredentialsConfig = {
    id: 'credentials',
    name: 'Password',
    type: 'credentials',
    credentials: { email: {}, password: {} },
    async authorize(given) {
      try {
        const { email, password } = given ?? {};
        const user = await checkCredentials(ctx, { email, password }, caller.knownDevice);
        proven = { user, method: 'PASSWORD', authenticatedAt: now };
        return { id: user.id };
      } catch (error) {
        throw new Error(refuse(error), { cause: error });
      }
    },
  };

  /** Whom the provider's claims belong to; next-auth shows a refusal's reason only when it is thrown from here. */
  const acceptSso = async (claims: OidcClaims): Promise<Proven> => {
    const user = await findSsoUser(ctx, claims);
    const authenticatedAt = provenAt(claims, now, caller.wasAskedAgain);
    if (caller.wasAskedAgain && caller.session?.userId === user.id) requireFreshProof(authenticatedAt, now);
    return { user, method: 'SSO', authenticatedAt };
  };
  /** The session that the new proof of identity belongs to: the live one of the same person, or a new one. */
  const openSession = async ({ user, method, authenticatedAt }: Proven): Promise<string> => {
    const current = caller.session;
    if (current?.userId === user.id) {
      // Single sign-on that nobody was asked anything for leaves the session as it is.
      if (authenticatedAt > current.authenticatedAt) {
        await renewProof({ ...ctx, person: current }, { method, at: authenticatedAt });
      }
      return current.sessionId;
    }
    if (current) await endSession({ ...ctx, person: current });
    return startSession(ctx, { user, method, authenticatedAt, device: caller.device });
  };

  return {
    providers: hasOidc(env) ? [credentials, oidcProvider(env)] : [credentials],
    secret: runtime.secrets.sessionKey,
    useSecureCookies: isSecure(runtime),
    session: { strategy: 'jwt', maxAge: ABSOLUTE_LIMIT_MS / 1000 },
    pages: { signIn: '/sign-in', signOut: '/sign-in', error: '/sign-in' },
    callbacks: {
      redirect: ({ url }) => env.publicUrl + safeNext(url, env.publicUrl),
      async signIn({ account, profile }) {
        if (account?.provider !== OIDC_ID) return true;
        try {
          proven = await acceptSso(profile as OidcClaims);
          return true;
        } catch (error) {
          throw new Error(refuse(error), { cause: error });
        }
      },
      async jwt({ token }) {
        // Called again without a sign-in only by next-auth's own session endpoint, which is closed.
        if (!proven) return token;
        try {
          const sid = await openSession(proven);
          outcome.signedIn = { userId: proven.user.id };
          return { sid, sub: proven.user.id };
        } catch (error) {
          throw new Error(refuse(error), { cause: error });
        }
      },
    },
    events: {
      async signOut() {
        if (!caller.session) return;
        await endSession({ ...ctx, person: caller.session }).catch(refuse);
      },
    },
    logger: {
      error: (code) => runtime.log.info({ code, requestId: caller.request.id }, 'next-auth refused'),
      warn: (code) => runtime.log.debug({ code }, 'next-auth warning'),
      debug: () => {},
    },
  };
}
