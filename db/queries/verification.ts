import { and, eq, isNull, sql, type AnyColumn, type Query } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { CustomTypesConfig } from 'pg';

import type { Database, Pool, Transaction } from '#db/client.ts';
import {
  apiTokens,
  customRoles,
  deployments,
  organizations,
  roleBindings,
  signingKeys,
  tokenValues,
} from '#db/schema/index.ts';
import type { Binding } from '#lib/access/bindings.ts';

import { hasIpRanges } from './ip-ranges.ts';
import { CHANGE_CHANNEL } from './change-channel.ts';
import { bindingDeployment, customRoleJson } from './role-bindings.ts';

/**
 * Tells every process, when the transaction commits, that what it knows about a token (created, changed, rotated,
 * paused, deleted, roles) or about everything in an Organization is out of date.
 */
export async function notifyChanged(
  tx: Transaction,
  change: { tokenId: string } | { organizationId: string },
): Promise<void> {
  const payload = 'tokenId' in change ? `token:${change.tokenId}` : `organization:${change.organizationId}`;
  await tx.execute(sql`select pg_notify(${CHANGE_CHANNEL}, ${payload})`);
}

/** Everything the decision about one token value needs; the clock is the only other input. */
export interface VerificationRow {
  valueId: string;
  tokenId: string;
  /** Null once the value ended for good. */
  digest: Buffer | null;
  pepperId: number;
  name: string;
  scope: 'ORGANIZATION' | 'WORKSPACE' | 'DEPLOYMENT';
  entityId: string;
  organizationId: string;
  organizationShortName: string;
  organizationName: string;
  /** Whether the Organization lists the addresses it may be used from. */
  hasIpRanges: boolean;
  /** Addresses and ranges the token may be used from; empty for everywhere. */
  allowedIpRanges: string[];
  startsAt: Date;
  /** When this value stops being accepted: its own expiry or the end of its overlap. */
  endsAt: Date | null;
  endReason: 'ROTATED' | 'DELETED' | 'OVERLAP_ENDED' | null;
  endedAt: Date | null;
  /** True when a later value was issued for the same token. */
  isReplaced: boolean;
  tokenEndAt: Date | null;
  pausedAt: Date | null;
  deletedAt: Date | null;
  bindings: Binding[];
  /** PostgreSQL's clock when it answered, in milliseconds since 1970. */
  databaseNow: number;
}

/** What a value says about itself, by which one is found whose digest was destroyed when it ended. */
export interface EndedValueClaims {
  tokenId: string;
  shortToken: string;
}

export interface EndedValueRow extends VerificationRow {
  shortToken: string;
}

const newer = alias(tokenValues, 'newer');

const columns = {
  valueId: tokenValues.id,
  tokenId: apiTokens.id,
  digest: tokenValues.digest,
  pepperId: tokenValues.pepperId,
  name: apiTokens.name,
  scope: apiTokens.scope,
  entityId: apiTokens.entityId,
  organizationId: organizations.id,
  organizationShortName: organizations.shortName,
  organizationName: organizations.name,
  hasIpRanges: hasIpRanges(sql`${organizations.id}`),
  allowedIpRanges: sql<string[]>`to_json(${apiTokens.allowedIpRanges})`,
  startsAt: tokenValues.startsAt,
  endsAt: tokenValues.endsAt,
  endReason: tokenValues.endReason,
  endedAt: tokenValues.endedAt,
  isReplaced: sql<boolean>`exists (
    select 1 from ${tokenValues} ${sql.identifier('newer')}
    where ${newer.tokenId} = ${tokenValues.tokenId} and ${newer.startsAt} > ${tokenValues.startsAt})`,
  tokenEndAt: apiTokens.endAt,
  pausedAt: apiTokens.pausedAt,
  deletedAt: apiTokens.deletedAt,
  bindings: sql<Binding[]>`(
    select coalesce(json_agg(json_build_object(
      'entityType', ${roleBindings.entityType}, 'entityId', ${roleBindings.entityId},
      'deploymentId', ${roleBindings.deploymentId}, 'role', ${roleBindings.role},
      'workspaceId', ${deployments.workspaceId}, 'custom', ${customRoleJson})), '[]'::json)
    from ${roleBindings}
    left join ${deployments} on ${deployments.id} = ${bindingDeployment}
    left join ${customRoles} on ${customRoles.id} = ${roleBindings.customRoleId}
    where ${roleBindings.subjectId} = ${apiTokens.id} and ${roleBindings.organizationId} = ${apiTokens.organizationId})`,
  databaseNow: sql<number>`(extract(epoch from clock_timestamp()) * 1000)::float8`,
};

export interface VerificationQueries {
  /** The values stored under the digests; at most one each, because digests are unique. */
  selectByDigests(digests: Buffer[]): Promise<VerificationRow[]>;
  /** Values whose digest was destroyed when they ended, by what they say about themselves; check their signature first. */
  selectEndedValues(claims: EndedValueClaims[]): Promise<EndedValueRow[]>;
  /** SPKI (DER) of a key that values were signed with; null for an unknown one. */
  selectPublicKey(keyId: string): Promise<Buffer | null>;
}

type Readers<Row> = { [Column in keyof Row]-?: (text: string | null) => Row[Column] };

const asText = <T>(text: string | null) => text as T;
/** ISO alone: in another style a day is taken for a month, or a moment that cannot be read is never past. */
const asMoment = (text: string | null) => {
  if (text === null) return null as never;
  if (text[4] !== '-') throw new Error('PostgreSQL writes moments in a style other than ISO.');
  return new Date(text) as never;
};
const asFlag = (text: string | null) => text === 't';
const asJson = <T>(text: string | null) => JSON.parse(text ?? 'null') as T;

/** PostgreSQL's text of each column; only columns that are there are read. */
const READERS: Readers<VerificationRow> = {
  valueId: asText,
  tokenId: asText,
  digest: (text) => (text === null ? null : Buffer.from(text.slice(2), 'hex')),
  pepperId: Number,
  name: asText,
  scope: asText,
  entityId: asText,
  organizationId: asText,
  organizationShortName: asText,
  organizationName: asText,
  hasIpRanges: asFlag,
  allowedIpRanges: asJson,
  startsAt: asMoment,
  endsAt: asMoment,
  endReason: asText,
  endedAt: asMoment,
  isReplaced: asFlag,
  tokenEndAt: asMoment,
  pausedAt: asMoment,
  deletedAt: asMoment,
  bindings: asJson,
  databaseNow: Number,
};

/** Everything as PostgreSQL's own text: its readers are those above. */
const types = { getTypeParser: () => (text: string) => text } as unknown as CustomTypesConfig;

/**
 * A statement that Drizzle wrote, run by the driver alone: on the path of every miss the mapping of rows costs more than
 * finding them. Prepared once on each connection.
 */
function prepare<Row>(pool: Pool, name: string, { sql: text }: Query, readers: Readers<Row>) {
  const columnReaders = Object.entries(readers) as [keyof Row, (text: string | null) => never][];
  return async (values: unknown[]): Promise<Row[]> => {
    const { rows } = await pool.query<(string | null)[]>({ name, text, values, types, rowMode: 'array' });
    return rows.map((texts) => {
      const row = {} as Row;
      for (const [at, [column, read]] of columnReaders.entries()) row[column] = read(texts[at] ?? null);
      return row;
    });
  };
}

const isAmong = (first: AnyColumn, second: AnyColumn) =>
  sql`(${first}, ${second}) in (select * from unnest($1::text[], $2::text[]))`;

/** Prepared once per process, so that PostgreSQL plans the statements once per connection. */
export function prepareVerificationQueries(db: Database): VerificationQueries {
  const values = (extra: Record<string, AnyColumn> = {}) =>
    db
      .select({ ...columns, ...extra })
      .from(tokenValues)
      .innerJoin(apiTokens, eq(apiTokens.id, tokenValues.tokenId))
      .innerJoin(organizations, eq(organizations.id, apiTokens.organizationId));
  const byDigests = values().where(sql`${tokenValues.digest} = any($1::bytea[])`);
  const ended = values({ shortToken: tokenValues.shortToken }).where(
    and(isNull(tokenValues.digest), isAmong(tokenValues.tokenId, tokenValues.shortToken)),
  );
  const selectByDigests = prepare(db.$client, 'verify_by_digests', byDigests.toSQL(), READERS);
  const endedReaders: Readers<EndedValueRow> = { ...READERS, shortToken: asText };
  const selectEnded = prepare(db.$client, 'verify_ended_values', ended.toSQL(), endedReaders);
  return {
    selectByDigests: (digests) => selectByDigests([digests]),
    selectEndedValues: (claims) =>
      selectEnded([claims.map(({ tokenId }) => tokenId), claims.map(({ shortToken }) => shortToken)]),
    async selectPublicKey(keyId) {
      const [row] = await db
        .select({ publicKey: signingKeys.publicKey })
        .from(signingKeys)
        .where(eq(signingKeys.keyId, keyId));
      return row?.publicKey ?? null;
    },
  };
}
