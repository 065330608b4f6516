import type { OAuthConfig } from 'next-auth/providers/oauth';

import type { Env } from '#lib/env.ts';

/** What single sign-on tells about a person. */
export interface OidcClaims {
  sub: string;
  email?: string;
  email_verified?: boolean | string;
  /** Seconds since 1970: when the person really proved who they are at the provider. */
  auth_time?: number;
  name?: string;
}

export const OIDC_ID = 'oidc';

/** Whether the environment sets up single sign-on; `lib/env.ts` refuses half a configuration. */
export function hasOidc(env: Env): boolean {
  return env.OIDC_ISSUER !== undefined && env.OIDC_CLIENT_ID !== undefined;
}

/** Any OpenID Connect provider with discovery: code flow with PKCE, state and nonce (OpenID Connect Core 3.1). */
export function oidcProvider(env: Env): OAuthConfig<OidcClaims> {
  const issuer = env.OIDC_ISSUER?.replace(/\/+$/, '') ?? '';
  return {
    id: OIDC_ID,
    name: env.OIDC_NAME,
    type: 'oauth',
    wellKnown: `${issuer}/.well-known/openid-configuration`,
    clientId: env.OIDC_CLIENT_ID ?? '',
    clientSecret: env.OIDC_CLIENT_SECRET ?? '',
    ...(env.OIDC_CLIENT_SECRET ? {} : { client: { token_endpoint_auth_method: 'none' } }),
    authorization: { params: { scope: 'openid email profile' } },
    checks: ['pkce', 'state', 'nonce'],
    idToken: true,
    userinfo: {
      // The ID token is signed and checked; some providers put the e-mail only into userinfo, whose `sub` must match.
      async request({ client, tokens }) {
        const claims = (tokens as { claims(): OidcClaims }).claims();
        if (claims.email !== undefined || !client.issuer.metadata.userinfo_endpoint) return claims;
        return { ...(await client.userinfo<OidcClaims>(tokens as never)), ...claims };
      },
    },
    profile: (claims) => ({ id: claims.sub, email: claims.email ?? null }),
  };
}
