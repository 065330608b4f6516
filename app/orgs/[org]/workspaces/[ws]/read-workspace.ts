import { cache } from 'react';

import { readForPage } from '#lib/doors/page.ts';
import { notFound } from '#lib/errors.ts';
import { isId } from '#lib/is-id.ts';
import { getWorkspace } from '#lib/workspaces/get-workspace.ts';

type Params = Promise<{ org: string; ws: string }>;

const readOnce = cache((org: string, workspaceId: string) =>
  readForPage(Promise.resolve({ org }), (ctx) => {
    // Text that is no id at all is the same 404 as an unknown or foreign one.
    if (!isId(workspaceId)) throw notFound('This Workspace');
    return getWorkspace(ctx, { workspaceId });
  }),
);

/** The Workspace in the URL, read once per request however many parts of the page ask. */
export async function readWorkspace(params: Params) {
  const { org, ws } = await params;
  return readOnce(org, ws);
}
