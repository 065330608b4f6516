import { selectProfiles, type ProfileRecord } from '#db/queries/profiles.ts';
import { selectBindings, selectBindingsOf } from '#db/queries/role-bindings.ts';
import { selectTokenWorkspaces } from '#db/queries/token-list.ts';
import { selectTokenValues, type TokenRecord } from '#db/queries/tokens.ts';
import { mayEverything } from '#lib/access/may-grant.ts';
import { previewRights } from '#lib/access/rights-preview.ts';
import type { Context } from '#lib/context.ts';
import { getPolicies } from '#lib/policies/policies.ts';

import { tokenCan } from './token-can.ts';
import { homeResource } from './token-home.ts';
import { tokenStatus } from './token-status.ts';
import type { Profile, TokenDetails, TokenRow } from './types.ts';

function profileOf(profiles: Map<string, ProfileRecord>, type: 'USER' | 'TEAM' | 'TOKEN', id: string): Profile {
  return (
    profiles.get(id) ?? { type: type === 'TOKEN' ? 'TOKEN' : 'USER', id, label: 'Unknown', email: null, leftAt: null }
  );
}

const isText = (id: string | null): id is string => id !== null;

/** Records as lists show them: status at `ctx.now`, people by name, what the actor may do with each. */
export async function presentTokens(ctx: Context, records: TokenRecord[]): Promise<TokenRow[]> {
  const ids = records.flatMap((record) => [record.createdById, record.updatedById]);
  const profiles = await selectProfiles(ctx.db, ctx.organization.id, ids);
  const workspaces = await selectTokenWorkspaces(
    ctx.db,
    records.map((record) => record.id),
  );
  // Whoever may everything need not be compared with what each token may.
  const compared = mayEverything(ctx.bindings, ctx.organization.id) ? [] : records.map((record) => record.id);
  const bindings = await selectBindingsOf(ctx.db, ctx.organization.id, compared);
  const { firstReminderDays } = getPolicies(ctx);
  return records.map((record) => {
    const { organizationId: _o, pausedById: _p, deletedById: _d, ...facts } = record;
    const { createdByType, createdById, updatedByType, updatedById, ...shown } = facts;
    const held = workspaces.get(record.id);
    return {
      ...shown,
      status: tokenStatus(record, ctx.now, firstReminderDays),
      workspaceCount: held?.count ?? 0,
      workspaceNames: held?.names ?? [],
      createdBy: profileOf(profiles, createdByType, createdById),
      updatedBy: profileOf(profiles, updatedByType, updatedById),
      can: tokenCan(ctx, { ...record, bindings: bindings.get(record.id) ?? [] }),
    };
  });
}

/** One record with everything its details page shows. */
export async function presentTokenDetails(ctx: Context, record: TokenRecord): Promise<TokenDetails> {
  const [row] = await presentTokens(ctx, [record]);
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
    rights: previewRights(bindings, homeResource(ctx.organization.id, record)),
  };
}
