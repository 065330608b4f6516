import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { exportJWK, generateKeyPair, SignJWT } from 'jose';

export interface MockIssuer {
  url: string;
  /** What the person at the provider looks like to the next sign-in; `nonce` overrides the right one. */
  claims: Record<string, unknown>;
  /** Claims that only the userinfo endpoint tells. */
  userinfo: Record<string, unknown>;
  /** The person says yes: where the provider sends the browser, and what it was asked. */
  authorize(url: string): { back: URL; asked: URLSearchParams };
  stop(): Promise<void>;
}

const CLIENT = { id: 'latchkey-test', secret: 'issuer-secret' };

/** A small OpenID Connect provider over node:http that insists on PKCE and the client's secret. */
export async function startMockIssuer(): Promise<MockIssuer> {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' };
  const codes = new Map<string, URLSearchParams>();
  const issuer = { claims: {}, userinfo: {} } as MockIssuer;

  const token = async (request: IncomingMessage): Promise<[number, unknown]> => {
    const form = new URLSearchParams(await text(request));
    const asked = codes.get(form.get('code') ?? '');
    codes.delete(form.get('code') ?? '');
    const basic = `Basic ${Buffer.from(`${CLIENT.id}:${CLIENT.secret}`).toString('base64')}`;
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (request.headers.authorization !== basic) return [401, { error: 'invalid_client' }];
    if (!asked || asked.get('code_challenge') !== challenge) return [400, { error: 'invalid_grant' }];
    const idToken = await new SignJWT({ nonce: asked.get('nonce'), ...issuer.claims })
      .setProtectedHeader({ alg: 'RS256', kid: 'k1' })
      .setIssuer(issuer.url)
      .setAudience(CLIENT.id)
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(privateKey);
    return [200, { access_token: randomUUID(), token_type: 'Bearer', expires_in: 300, id_token: idToken }];
  };

  const answer = async (request: IncomingMessage): Promise<[number, unknown]> => {
    switch (new URL(request.url ?? '/', issuer.url).pathname) {
      case '/.well-known/openid-configuration':
        return [
          200,
          {
            issuer: issuer.url,
            authorization_endpoint: `${issuer.url}/authorize`,
            token_endpoint: `${issuer.url}/token`,
            userinfo_endpoint: `${issuer.url}/userinfo`,
            jwks_uri: `${issuer.url}/jwks`,
            response_types_supported: ['code'],
            subject_types_supported: ['public'],
            id_token_signing_alg_values_supported: ['RS256'],
          },
        ];
      case '/jwks':
        return [200, { keys: [jwk] }];
      case '/token':
        return token(request);
      case '/userinfo':
        return [200, { sub: issuer.claims['sub'], ...issuer.userinfo }];
      default:
        return [404, {}];
    }
  };

  const reply = async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', issuer.url);
    if (url.pathname === '/authorize') {
      response.writeHead(302, { location: issuer.authorize(url.href).back.href }).end();
      return;
    }
    const [status, body] = await answer(request);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    void reply(request, response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  issuer.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  issuer.authorize = (url) => {
    const asked = new URL(url).searchParams;
    const code = randomUUID();
    codes.set(code, asked);
    const back = new URL(asked.get('redirect_uri') ?? '');
    back.searchParams.set('code', code);
    back.searchParams.set('state', asked.get('state') ?? '');
    return { back, asked };
  };
  issuer.stop = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => {
      server.close(resolve);
    });
  };
  return issuer;
}

/** Environment variables that make an installation use the issuer. */
export const issuerEnv = (issuer: MockIssuer) => ({
  OIDC_ISSUER: issuer.url,
  OIDC_CLIENT_ID: CLIENT.id,
  OIDC_CLIENT_SECRET: CLIENT.secret,
  OIDC_NAME: 'Okta',
});

async function text(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
