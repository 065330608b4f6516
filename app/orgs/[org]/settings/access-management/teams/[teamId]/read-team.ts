import { cache } from 'react';

import type { Context } from '#lib/context.ts';
import { readForPage } from '#lib/doors/page.ts';
import { notFound } from '#lib/errors.ts';
import { isId } from '#lib/is-id.ts';
import { getTeam } from '#lib/teams/get-team.ts';

type Params = Promise<{ org: string; teamId: string }>;

/** Reads something of the Team in the URL. Text that is no id at all is the same 404 as an unknown or foreign one. */
async function readForTeam<T>(params: Params, read: (ctx: Context, teamId: string) => Promise<T>): Promise<T> {
  const { teamId } = await params;
  return readForPage(params, (ctx) => {
    if (!isId(teamId)) throw notFound('This Team');
    return read(ctx, teamId);
  });
}

const readOnce = cache((org: string, teamId: string) =>
  readForTeam(Promise.resolve({ org, teamId }), (ctx) => getTeam(ctx, { teamId })),
);

/** The Team in the URL, read once per request however many parts of the page ask. */
export async function readTeam(params: Params) {
  const { org, teamId } = await params;
  return readOnce(org, teamId);
}
