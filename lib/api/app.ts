import { bearerContext } from '#lib/doors/bearer.ts';
import { sunsetOf } from '#lib/doors/sunset.ts';
import { requestFacts } from '#lib/doors/request-facts.ts';
import { notFound } from '#lib/errors.ts';
import type { Runtime } from '#lib/runtime.ts';

import { addAgentTokenRoutes } from './agent-tokens.ts';
import { addAuditLogRoutes } from './audit-logs.ts';
import { addAuthorizationServerRoute } from './authorization-server.ts';
import { BASES } from './bases.ts';
import { newApiApp, type ApiApp } from './create-app.ts';
import { addClusterRoutes } from './clusters.ts';
import { addOptionRoutes } from './deployment-options.ts';
import { addDeploymentRoutes } from './deployments.ts';
import { addEnvironmentObjectRoutes } from './environment-objects.ts';
import { answerError, answerThrown } from './errors.ts';
import { addDocumentRoutes } from './openapi.ts';
import { addInviteRoutes } from './invites.ts';
import { addIpRangeRoutes } from './ip-ranges.ts';
import { addGrantRoutes } from './grants.ts';
import { addLeakRoutes } from './leaks.ts';
import { limitRate } from './limit-rate.ts';
import { addMetricsRoute } from './metrics.ts';
import { addOrganizationRoutes } from './organizations.ts';
import { addRoleRoutes } from './roles.ts';
import { addTeamRoutes } from './teams.ts';
import { addTokenRoutes } from './tokens.ts';
import { addUserRoutes } from './users.ts';
import { addWorkspaceRoutes } from './workspaces.ts';

/**
 * The REST API as one application; `fetch` takes requests whose facts lib/server put into headers and whose bodies it has
 * measured. Order: token, its limits, Organization, shape of the input, then the service.
 */
export function createApi(runtime: Runtime): ApiApp {
  const app = newApiApp();
  app.use('*', async (c, next) => {
    await next();
    if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store');
  });
  const limit = limitRate(runtime);
  for (const base of Object.values(BASES)) {
    app.use(`${base}/*`, async (c, next) => {
      const request = requestFacts(c.req.raw.headers);
      const asked = askedOrganization(c.req.path, base);
      const ctx = await bearerContext(runtime, c.req.header('authorization'), request, asked);
      c.set('ctx', ctx);
      const told = sunsetOf(ctx);
      for (let at = 0; at < told.length; at += 2) c.header(told[at] ?? '', told[at + 1]);
      await next();
    });
    app.use(`${base}/*`, limit);
    app.use(`${base}/organizations/:organizationId/*`, async (c, next) => {
      // Somebody else's Organization and none at all are the same to the caller.
      const asked = (c.req.param('organizationId') ?? '').toLowerCase();
      if (asked !== c.var.ctx.organization.id) throw notFound('This Organization');
      await next();
    });
  }
  addLeakRoutes(app, runtime);
  addOrganizationRoutes(app);
  addTokenRoutes(app);
  addAgentTokenRoutes(app);
  addUserRoutes(app);
  addInviteRoutes(app);
  addTeamRoutes(app);
  addRoleRoutes(app);
  addIpRangeRoutes(app);
  addWorkspaceRoutes(app);
  addDeploymentRoutes(app);
  addOptionRoutes(app);
  addClusterRoutes(app);
  addAuditLogRoutes(app);
  addEnvironmentObjectRoutes(app);
  addGrantRoutes(app, runtime);
  addDocumentRoutes(app, runtime);
  addMetricsRoute(app, runtime);
  addAuthorizationServerRoute(app, runtime);
  refuseOtherMethods(app);
  app.notFound((c) => answerError(c, 404, 'There is nothing at this address. Check the path.'));
  app.onError((error, c) => answerThrown(runtime, c, error));
  return app;
}

/** The Organization that a path names, where it names one. */
function askedOrganization(path: string, base: string): string | null {
  const [, noun, id] = path.slice(base.length).split('/', 3);
  return noun === 'organizations' && id ? id.toLowerCase() : null;
}

/** An address that exists, asked with a method it does not have, gets 405 and the methods it has. */
function refuseOtherMethods(app: ApiApp): void {
  const methods = new Map<string, string[]>();
  for (const definition of app.openAPIRegistry.definitions) {
    if (definition.type !== 'route') continue;
    const path = definition.route.path.replaceAll(/\/{(.+?)}/g, '/:$1');
    methods.set(path, [...(methods.get(path) ?? []), definition.route.method.toUpperCase()]);
  }
  for (const [path, allowed] of methods) {
    const allow = allowed.join(', ');
    app.all(path, (c) =>
      answerError(c, 405, `This address does not know ${c.req.method}. Use ${allow}.`, { headers: { allow } }),
    );
  }
}
