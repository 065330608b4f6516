import { createRoute, z } from '@hono/zod-openapi';
import type { Context as HonoContext } from 'hono';

import { bearerContext, lockedOut } from '#lib/doors/bearer.ts';
import { isFormType, parseOAuthForm, type OAuthForm } from '#lib/doors/oauth-form.ts';
import { oauthErrorOf, oauthRefusal, type OAuthError } from '#lib/doors/oauth-refusal.ts';
import { retryAfterOf, toDomainError } from '#lib/doors/refusal.ts';
import { requestFacts } from '#lib/doors/request-facts.ts';
import { HTTP_STATUS, type DomainError } from '#lib/errors.ts';
import { ASTRO_CLI_ID, AUDIENCE } from '#lib/grants/clients.ts';
import { redeemCode } from '#lib/grants/redeem-code.ts';
import { refreshAccess } from '#lib/grants/refresh-access.ts';
import { grantRefused, type IssuedAccess } from '#lib/grants/token-request.ts';
import { networkOf } from '#lib/ip-ranges/ranges.ts';
import type { Runtime } from '#lib/runtime.ts';
import type { VisitorContext } from '#lib/users/types.ts';

import { newApiApp, type ApiApp, type ApiEnv } from './create-app.ts';
import { answerError, logUnexpected } from './errors.ts';
import { limitRate } from './limit-rate.ts';
import { json } from './schemas.ts';

/** Where `astro login` finds the rest (api-contract 1.7, step 1); fixed in the CLI. */
const authConfigRoute = createRoute({
  operationId: 'getCliAuthConfig',
  summary: 'Where astro login finds the sign-in',
  tags: ['Sign-in of the Astro CLI'],
  method: 'get',
  path: '/private/v1alpha1/cli/auth-config',
  security: [],
  responses: {
    200: json(
      z
        .object({
          clientId: z.string(),
          audience: z.string(),
          domainUrl: z.url().openapi({ description: 'Ends with a slash; authorize, oauth/token and userinfo follow.' }),
        })
        .openapi('AuthConfig'),
    ),
  },
});

const GRANTS = new Map<string, (ctx: VisitorContext, input: unknown) => Promise<IssuedAccess>>([
  ['authorization_code', redeemCode],
  ['refresh_token', refreshAccess],
]);

/** Adds what `astro login` calls (api-contract 1.7) but for the page `/authorize`, which is of the console. */
export function addGrantRoutes(app: ApiApp, runtime: Runtime): void {
  app.openapi(authConfigRoute, (c) =>
    c.json({ clientId: ASTRO_CLI_ID, audience: AUDIENCE, domainUrl: `${runtime.env.publicUrl}/` }, 200),
  );
  app.route('/oauth/token', tokenEndpoint(runtime));
  app.on(['GET', 'POST'], '/userinfo', async (c) => {
    const ctx = await bearerContext(runtime, c.req.header('authorization'), requestFacts(c.req.raw.headers));
    const { actor } = ctx;
    // A token has no address; the CLI wants one and shows it (--token-login).
    const email = actor.type === 'USER' ? actor.email : actor.label;
    return c.json({ sub: actor.id, email, name: actor.label });
  });
  app.all('/userinfo', (c) =>
    answerError(c, 405, `This address does not know ${c.req.method}. Use GET, POST.`, {
      headers: { allow: 'GET, POST' },
    }),
  );
}

/** RFC 6749, 3.2: a form in, JSON out, refusals in the shape of 5.2. Nobody is known here, so addresses are limited. */
function tokenEndpoint(runtime: Runtime): ApiApp {
  const app = newApiApp();
  const caller = (c: HonoContext<ApiEnv>) => networkOf(requestFacts(c.req.raw.headers).address);
  app.use('/', limitRate(runtime, { who: 'Your address', keyOf: caller }));
  app.post('/', async (c) => {
    const form = await readForm(c);
    const wanted = form.get('grant_type');
    if (wanted === undefined) throw grantRefused('invalid_request', 'The parameter grant_type is missing.');
    const grant = GRANTS.get(wanted);
    if (!grant) throw grantRefused('unsupported_grant_type', 'Use authorization_code or refresh_token.');
    const request = requestFacts(c.req.raw.headers);
    const issued = await grant(
      { db: runtime.db, runtime, now: runtime.clock.now(), request },
      Object.fromEntries(form),
    );
    c.header('pragma', 'no-cache');
    return c.json({
      access_token: issued.accessToken,
      token_type: 'Bearer',
      expires_in: issued.expiresInSeconds,
      ...(issued.refreshToken !== null && { refresh_token: issued.refreshToken }),
      ...(issued.scope !== null && { scope: issued.scope }),
    });
  });
  app.all('/', (c) => {
    c.header('allow', 'POST');
    return answer(c, 405, 'invalid_request', 'Send a POST request.');
  });
  app.onError((error, c) => answerRefusal(runtime, c, toDomainError(error)));
  return app;
}

async function readForm(c: HonoContext): Promise<OAuthForm> {
  if (!isFormType(c.req.header('content-type'))) {
    throw grantRefused('invalid_request', 'Send a form: Content-Type must be application/x-www-form-urlencoded.');
  }
  const form = parseOAuthForm(await c.req.text());
  if (!form) throw grantRefused('invalid_request', 'A parameter is there twice.');
  return form;
}

function answerRefusal(runtime: Runtime, c: HonoContext, refusal: DomainError): Response {
  logUnexpected(runtime, c, refusal);
  const { error } = refusal.details;
  if (error === 'invalid_grant') {
    const wait = runtime.verification.guesses.count(requestFacts(c.req.raw.headers).address);
    if (wait > 0) return answerRefusal(runtime, c, lockedOut(wait));
  }
  const retryAfterSeconds = retryAfterOf(refusal);
  if (retryAfterSeconds !== null) c.header('retry-after', String(retryAfterSeconds));
  const status = error === 'invalid_client' ? 401 : HTTP_STATUS[refusal.code];
  return answer(c, status, (error as OAuthError | undefined) ?? oauthErrorOf(status), refusal.message);
}

function answer(c: HonoContext, status: number, error: OAuthError, message: string): Response {
  c.header('content-type', 'application/json');
  return c.body(oauthRefusal(error, message), status as 400);
}
