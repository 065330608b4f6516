import { selectProfiles, type ProfileRecord } from '#db/queries/profiles.ts';
import { selectBindingsOf } from '#db/queries/role-bindings.ts';
import { selectToken, type TokenRecord } from '#db/queries/tokens.ts';
import type { Binding } from '#lib/access/bindings.ts';
import type { Context } from '#lib/context.ts';
import { notFound } from '#lib/errors.ts';

import { visibleRoles } from './visible-roles.ts';

/** Somebody who did something; `profile` is null when the record is gone. */
export interface ApiSubject {
  type: 'USER' | 'TEAM' | 'TOKEN';
  id: string;
  profile: ProfileRecord | null;
}

/** A token as the REST API tells of it: the record, those of its roles the caller may know of, who made and changed it. */
export interface ApiTokenFacts {
  record: TokenRecord;
  bindings: Binding[];
  createdBy: ApiSubject;
  updatedBy: ApiSubject;
}

/** Adds roles and people to records, in three statements however many there are. */
export async function describeTokens(ctx: Context, records: TokenRecord[]): Promise<ApiTokenFacts[]> {
  const bindings = await selectBindingsOf(
    ctx.db,
    ctx.organization.id,
    records.map((record) => record.id),
  );
  const people = records.flatMap((record) => [record.createdById, record.updatedById]);
  const profiles = await selectProfiles(ctx.db, ctx.organization.id, people);
  return records.map((record) => ({
    record,
    bindings: visibleRoles(ctx, bindings.get(record.id) ?? []).shown,
    createdBy: {
      type: record.createdByType,
      id: record.createdById,
      profile: profiles.get(record.createdById) ?? null,
    },
    updatedBy: {
      type: record.updatedByType,
      id: record.updatedById,
      profile: profiles.get(record.updatedById) ?? null,
    },
  }));
}

/** One token of the Organization that is not deleted, or NOT_FOUND. */
export async function describeLiveToken(ctx: Context, tokenId: string): Promise<ApiTokenFacts> {
  const record = await selectToken(ctx.db, ctx.organization.id, tokenId);
  const [facts] = await describeTokens(ctx, record && !record.deletedAt ? [record] : []);
  if (!facts) throw notFound('This token');
  return facts;
}
