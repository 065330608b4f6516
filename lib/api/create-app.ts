import { OpenAPIHono } from '@hono/zod-openapi';

import type { Context } from '#lib/context.ts';

/** What the bearer door leaves for the handlers. */
export interface ApiEnv {
  Variables: { ctx: Context };
}
export type ApiApp = OpenAPIHono<ApiEnv>;

/** The one place where an application of the API is made, so that a refused input has the same shape everywhere. */
export function newApiApp(): ApiApp {
  return new OpenAPIHono<ApiEnv>({
    defaultHook: (result) => {
      if (!result.success) throw result.error;
    },
  });
}
