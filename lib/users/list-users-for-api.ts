import { selectBindingsOf } from '#db/queries/role-bindings.ts';
import { selectApiTeamsOfUser, selectApiUser, selectApiUsers, type ApiUserRecord } from '#db/queries/users-api.ts';
import type { Binding } from '#lib/access/bindings.ts';
import { requirePermission } from '#lib/access/require-permission.ts';
import { requireSeeHolder } from '#lib/access/require-see-holder.ts';
import type { Context } from '#lib/context.ts';
import { notFound } from '#lib/errors.ts';
import type { ApiPage } from '#lib/lists.ts';
import { isShown } from '#lib/subject-roles/shown-roles.ts';

import { loadMember } from './change-member.ts';
import { listUsersForApiInput, listUserTeamsForApiInput, userInput } from './member-schemas.ts';
import { requireSeeHolders } from './require-see-holders.ts';

/** A person as the REST API tells of them: their own roles, as far as the caller may know of them. */
export interface ApiUserFacts {
  record: ApiUserRecord;
  roles: Binding[];
}

/** A Team a person is in, with the Team's roles. */
export interface ApiUserTeamFacts {
  id: string;
  name: string;
  description: string;
  isIdpManaged: boolean;
  roles: Binding[];
  /** Of all kinds, those the caller may not know of among them. */
  rolesCount: number;
}

async function withRoles(ctx: Context, records: ApiUserRecord[]): Promise<ApiUserFacts[]> {
  const ids = records.map((record) => record.id);
  const held = await selectBindingsOf(ctx.db, ctx.organization.id, ids);
  return records.map((record) => ({
    record,
    roles: (held.get(record.id) ?? []).filter((binding) => isShown(ctx, binding)),
  }));
}

/**
 * People by offset and limit, as programs page (listUsersForApiInput), invited ones among them. Needs
 * organization.users.get; for the people of one Workspace or Deployment also what shows them there.
 */
export async function listUsersForApi(ctx: Context, raw: unknown): Promise<ApiPage & { users: ApiUserFacts[] }> {
  const { offset, limit, sorts, ...filter } = listUsersForApiInput.parse(raw);
  await requireSeeHolders(ctx, filter);
  const range = { offset, limit, sorts };
  const { records, total } = await selectApiUsers(ctx.db, { organizationId: ctx.organization.id, ...filter }, range);
  return { users: await withRoles(ctx, records), total, offset, limit };
}

/** One person `{ userId }`, for those who may see them (requireSeeHolder). */
export async function getUserForApi(ctx: Context, raw: unknown): Promise<ApiUserFacts> {
  const { userId } = userInput.parse(raw);
  await requireSeeHolder(ctx, { type: 'USER', id: userId });
  const record = await selectApiUser(ctx.db, ctx.organization.id, userId);
  const [facts] = await withRoles(ctx, record ? [record] : []);
  if (!facts) throw notFound('This person');
  return facts;
}

/** The Teams of one person (listUserTeamsForApiInput); needs organization.users.get. */
export async function listUserTeamsForApi(
  ctx: Context,
  raw: unknown,
): Promise<ApiPage & { teams: ApiUserTeamFacts[] }> {
  const { userId, ...range } = listUserTeamsForApiInput.parse(raw);
  const organizationId = ctx.organization.id;
  requirePermission(ctx, 'organization.users.get', { organizationId });
  await loadMember(ctx, userId);
  const { records, total } = await selectApiTeamsOfUser(ctx.db, { organizationId, userId }, range);
  const held = await selectBindingsOf(
    ctx.db,
    organizationId,
    records.map((record) => record.id),
  );
  const teams = records.map((record) => {
    const all = held.get(record.id) ?? [];
    return { ...record, roles: all.filter((binding) => isShown(ctx, binding)), rolesCount: all.length };
  });
  return { teams, total, offset: range.offset, limit: range.limit };
}
