import { OpenAPIHono } from '@hono/zod-openapi';

import type { Context } from '#lib/context.ts';
import { DomainError } from '#lib/errors.ts';

/** What the bearer door leaves for the handlers. */
export interface ApiEnv {
  Variables: { ctx: Context };
}
export type ApiApp = OpenAPIHono<ApiEnv>;

/** The one place where an application of the API is made, so that a refused input has the same shape everywhere. */
export function newApiApp(): ApiApp {
  return new OpenAPIHono<ApiEnv>({
    defaultHook: (result) => {
      if (result.success) return;
      const isWhole = result.error.issues.every(({ path }) => path.length === 0);
      if (result.target === 'json' && isWhole) throw new DomainError('INVALID', 'Send a JSON object as request body.');
      throw result.error;
    },
  });
}
