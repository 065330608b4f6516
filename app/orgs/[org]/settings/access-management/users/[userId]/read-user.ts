import { cache } from 'react';

import type { Context } from '#lib/context.ts';
import { readForPage } from '#lib/doors/page.ts';
import { notFound } from '#lib/errors.ts';
import { isId } from '#lib/is-id.ts';
import { getUser } from '#lib/users/get-user.ts';

type Params = Promise<{ org: string; userId: string }>;

/** Reads something of the person in the URL. Text that is no id at all is the same 404 as an unknown or foreign one. */
export async function readForUser<T>(params: Params, read: (ctx: Context, userId: string) => Promise<T>): Promise<T> {
  const { userId } = await params;
  return readForPage(params, (ctx) => {
    if (!isId(userId)) throw notFound('This person');
    return read(ctx, userId);
  });
}

const readOnce = cache((org: string, userId: string) =>
  readForUser(Promise.resolve({ org, userId }), (ctx) => getUser(ctx, { userId })),
);

/** The person in the URL, read once per request however many parts of the page ask. */
export async function readUser(params: Params) {
  const { org, userId } = await params;
  return readOnce(org, userId);
}
