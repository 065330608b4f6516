import type { Context } from '#lib/context.ts';

import { describeOrganization, type ApiOrganizationFacts } from './api-organization.ts';
import { listOwnOrganizations } from './list-own-organizations.ts';

type Row = ApiOrganizationFacts['record'];
const KEYS = {
  name: ({ name }: Row) => name.toLowerCase(),
  createdAt: ({ createdAt }: Row) => createdAt.getTime(),
  updatedAt: ({ updatedAt }: Row) => updatedAt.getTime(),
};
type Sorts = readonly { key: keyof typeof KEYS; dir: 'asc' | 'desc' }[];

/**
 * The Organizations the caller belongs to, newest first unless told otherwise. A token has exactly its own and may see it
 * whatever its role (api-contract 1.4); a person has those that may be used from their address.
 */
export async function listOrganizationsForApi(ctx: Context, sorts: Sorts): Promise<ApiOrganizationFacts[]> {
  if (ctx.actor.type === 'TOKEN') return [await describeOrganization(ctx)];
  const { open } = await listOwnOrganizations(ctx, ctx.actor.id);
  const found = await Promise.all(open.map((organization) => describeOrganization({ ...ctx, organization })));
  return found.toSorted((a, b) => compare(a.record, b.record, sorts));
}

function compare(a: Row, b: Row, sorts: Sorts): number {
  for (const { key, dir } of sorts) {
    const [first, second] = [KEYS[key](a), KEYS[key](b)];
    if (first !== second) return first < second === (dir === 'asc') ? -1 : 1;
  }
  return 0;
}
