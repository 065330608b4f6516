import { createRoute, type RouteConfig, type RouteHandler } from '@hono/zod-openapi';

import type { ApiApp, ApiEnv } from './create-app.ts';

/** Where the same data is served (api-contract 0, rule 1): the CLI calls v1, the Terraform provider the others. */
export const BASES = { v1: '/v1', iam: '/iam/v1beta1', platform: '/platform/v1beta1', labs: '/labs/v1' } as const;
export type Base = keyof typeof BASES;

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/**
 * Adds one operation under each of the bases. The definition's `path` begins behind the base and its `operationId` is a
 * verb and a noun (`listWorkspaces`); in the document of a base it becomes `platformListWorkspaces`.
 */
export function mount<Route extends RouteConfig>(
  app: ApiApp,
  bases: readonly Base[],
  route: Route,
  handler: RouteHandler<Route, ApiEnv>,
): void {
  for (const base of bases) {
    const operationId = `${base}${capital(route.operationId ?? '')}`;
    // Only the path and the name differ, which no handler's type depends on.
    const mounted = createRoute({ ...route, path: `${BASES[base]}${route.path}`, operationId }) as unknown as Route;
    app.openapi(mounted, handler as never);
  }
}
