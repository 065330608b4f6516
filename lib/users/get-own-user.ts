import { selectBindings } from '#db/queries/role-bindings.ts';
import { selectApiUser, type ApiUserRecord } from '#db/queries/users-api.ts';
import type { Binding } from '#lib/access/bindings.ts';
import type { Context } from '#lib/context.ts';
import { notFound } from '#lib/errors.ts';

/** The person who is asking, with their own roles in this Organization. Needs no permission: everybody may know who they are. */
export async function getOwnUser(ctx: Context): Promise<{ record: ApiUserRecord; bindings: Binding[] }> {
  const record = await selectApiUser(ctx.db, ctx.organization.id, ctx.actor.id);
  if (!record) throw notFound('This person');
  return { record, bindings: await selectBindings(ctx.db, ctx.actor.id, ctx.organization.id) };
}
