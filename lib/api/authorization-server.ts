import { SCOPES } from '#lib/grants/authorization-request.ts';
import type { Runtime } from '#lib/runtime.ts';

import type { ApiApp } from './create-app.ts';

/**
 * GET /.well-known/oauth-authorization-server (RFC 8414), for everybody. There is no `jwks_uri`: a check of signatures
 * alone would never see a revocation.
 */
export function addAuthorizationServerRoute(app: ApiApp, { env }: Pick<Runtime, 'env'>): void {
  const { publicUrl: issuer } = env;
  const metadata = {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/oauth/token`,
    token_endpoint_auth_methods_supported: ['none'],
    scopes_supported: SCOPES,
    response_types_supported: ['code'],
    response_modes_supported: ['query'],
    grant_types_supported: ['authorization_code', 'refresh_token'],
    code_challenge_methods_supported: ['S256'],
    introspection_endpoint: `${issuer}/oauth/introspect`,
    introspection_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post', 'Bearer'],
    revocation_endpoint: `${issuer}/oauth/revoke`,
    // The names of access token types, such as Bearer, are registered for introspection only.
    revocation_endpoint_auth_methods_supported: ['none', 'client_secret_basic', 'client_secret_post'],
    service_documentation: `${issuer}/docs/verify-tokens`,
  };
  app.get('/.well-known/oauth-authorization-server', (c) => c.json(metadata));
}
