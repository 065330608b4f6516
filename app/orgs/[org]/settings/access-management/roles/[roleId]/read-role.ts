import { cache } from 'react';

import { isBuiltInRole } from '#lib/access/roles.ts';
import { readForPage } from '#lib/doors/page.ts';
import { notFound } from '#lib/errors.ts';
import { isId } from '#lib/is-id.ts';
import { getRole } from '#lib/roles/get-role.ts';
import { listRoleHolders } from '#lib/roles/list-role-holders.ts';

type Params = Promise<{ org: string; roleId: string }>;

const readOnce = cache((org: string, roleId: string) =>
  readForPage(Promise.resolve({ org }), (ctx) => {
    if (!isId(roleId)) throw notFound('This role');
    return getRole(ctx, { roleId });
  }),
);

/** The custom role in the URL, read once per request; text that is no id is the same 404 as an unknown one. */
export async function readRole(params: Params) {
  const { org, roleId } = await params;
  return readOnce(org, roleId);
}

/** Who holds the role in the URL. */
export async function readHolders(params: Params) {
  const { roleId } = await params;
  return readForPage(params, (ctx) => listRoleHolders(ctx, isBuiltInRole(roleId) ? { name: roleId } : { roleId }));
}
