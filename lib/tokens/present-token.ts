import { selectProfiles } from '#db/queries/profiles.ts';
import { selectBindings, selectBindingsOf } from '#db/queries/role-bindings.ts';
import { selectWorkspacePlaces } from '#db/queries/places.ts';
import { selectTokenWorkspaces } from '#db/queries/token-list.ts';
import { selectTokenValues, type TokenRecord } from '#db/queries/tokens.ts';
import type { Binding } from '#lib/access/bindings.ts';
import { mayEverything } from '#lib/access/may-grant.ts';
import type { Context } from '#lib/context.ts';
import { getPolicies } from '#lib/policies/policies.ts';
import { profileOf, stampPeople } from '#lib/stamp-people.ts';

import { guestCan, isGuest } from './guest-can.ts';
import { reloadToken } from './load-token.ts';
import { tokenCan } from './token-can.ts';
import type { TokenHome } from './token-home.ts';
import { visibleRights } from './visible-rights.ts';
import { seesHome, visibleRoles } from './visible-roles.ts';
import { tokenStatus } from './token-status.ts';
import type { TellToken } from './issued-token.ts';
import type { TokenDetails, TokenRow } from './types.ts';

const isText = (id: string | null): id is string => id !== null;
/** Names of Workspaces told of one token. */
const NAMED = 5;

/** How many Workspaces each token holds a role in, and the first names, as far as the actor may see them. */
async function workspacesOf(ctx: Context, ids: string[], bindings: Map<string, Binding[]>) {
  if (mayEverything(ctx.bindings, ctx.organization.id)) return selectTokenWorkspaces(ctx.db, ids);
  const idsOf = (list: readonly Binding[]) =>
    list.filter(({ entityType }) => entityType === 'WORKSPACE').map(({ entityId }) => entityId);
  const seen = [...bindings.values()].flatMap((held) => idsOf(visibleRoles(ctx, held).shown));
  const places = await selectWorkspacePlaces(ctx.db, ctx.organization.id, [...new Set(seen)]);
  return new Map(
    [...bindings].map(([id, held]) => {
      const names = idsOf(held).flatMap((workspaceId) => places.get(workspaceId)?.name ?? []);
      return [id, { count: idsOf(held).length, names: names.toSorted().slice(0, NAMED) }];
    }),
  );
}

const roleAt = (bindings: readonly Binding[], { scope, entityId }: Pick<TokenHome, 'scope' | 'entityId'>) =>
  bindings.find((binding) => binding.entityType === scope && binding.entityId === entityId)?.role;

/**
 * Records as lists show them: status at `ctx.now`, people by name, what the actor may do with each. `from` is the place
 * they are looked at from, which says what counts as a guest; without it every token is looked at from its home.
 */
export async function presentTokens(ctx: Context, records: TokenRecord[], from?: TokenHome): Promise<TokenRow[]> {
  const place = from && from.scope !== 'ORGANIZATION' ? from : null;
  const ids = records.map((record) => record.id);
  const peopleOf = await stampPeople(ctx, records);
  // Whoever may everything need not be compared with what each token may.
  const isCompared = place !== null || !mayEverything(ctx.bindings, ctx.organization.id);
  const bindings = await selectBindingsOf(ctx.db, ctx.organization.id, isCompared ? ids : []);
  const workspaces = await workspacesOf(ctx, ids, bindings);
  const { firstReminderDays } = getPolicies(ctx);
  return records.map((record) => {
    // A loaded record carries its roles, and not everybody may be told of all of them.
    const plain: TokenRecord & { bindings?: unknown } = record;
    const { organizationId: _o, pausedById: _p, deletedById: _d, bindings: _roles, ...facts } = plain;
    const { createdByType: _ct, createdById: _c, updatedByType: _ut, updatedById: _u, ...shown } = facts;
    const token = { ...record, bindings: bindings.get(record.id) ?? [] };
    // Deleting took the roles away: of a deleted token only the copy of its role at home is left.
    const placeRole = place && (roleAt(token.bindings, place) ?? (isGuest(record, place) ? '' : record.role));
    const role = seesHome(ctx, record) ? record.role : (placeRole ?? visibleRoles(ctx, token.bindings).shown[0]?.role);
    const held = workspaces.get(record.id);
    return {
      ...shown,
      role: role ?? '',
      placeRole,
      status: tokenStatus(record, ctx.now, firstReminderDays),
      workspaceCount: held?.count ?? 0,
      workspaceNames: held?.names ?? [],
      ...peopleOf(record),
      can: place && isGuest(record, place) ? guestCan(ctx, token, place) : tokenCan(ctx, token),
    };
  });
}

/** One record with everything its details page shows, as seen from a place or from its home. */
export async function presentTokenDetails(ctx: Context, record: TokenRecord, from?: TokenHome): Promise<TokenDetails> {
  const [row] = await presentTokens(ctx, [record], from);
  if (!row) throw new Error('a token must present as one row');
  const people = await selectProfiles(
    ctx.db,
    ctx.organization.id,
    [record.pausedById, record.deletedById].filter(isText),
  );
  const bindings = await selectBindings(ctx.db, record.id, ctx.organization.id);
  return {
    ...row,
    pausedBy: record.pausedById ? profileOf(people, 'USER', record.pausedById) : null,
    deletedBy: record.deletedById ? profileOf(people, 'USER', record.deletedById) : null,
    values: await selectTokenValues(ctx.db, record.id),
    rights: visibleRights(ctx, bindings, record, from),
    hiddenRoles: visibleRoles(ctx, bindings).hidden,
    isHomeVisible: seesHome(ctx, record),
  };
}

/** What the console tells of a token that was just made or rotated. */
export const tellTokenDetails: TellToken<TokenDetails> = async (ctx, tokenId) =>
  presentTokenDetails(ctx, await reloadToken(ctx, tokenId));
