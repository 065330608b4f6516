import { eq, sql } from 'drizzle-orm';
import type { CustomTypesConfig } from 'pg';

import type { Database, Transaction } from '#db/client.ts';
import { apiTokens, customRoles, deployments, organizations, roleBindings, tokenValues } from '#db/schema/index.ts';
import type { Binding } from '#lib/access/bindings.ts';

import { hasIpRanges } from './ip-ranges.ts';
import { CHANGE_CHANNEL } from './change-channel.ts';
import { endedDigest } from './ended-digest.ts';
import { bindingDeployment, customRoleJson } from './role-bindings.ts';
import { isReplaced } from './token-digests.ts';

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
  /** Null once the value ended for good: `endedDigest` took its place. */
  digest: Buffer | null;
  endedDigest: Buffer | null;
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

const columns = {
  valueId: tokenValues.id,
  tokenId: apiTokens.id,
  digest: tokenValues.digest,
  endedDigest: tokenValues.endedDigest,
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
  isReplaced: isReplaced(),
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
  /**
   * The values stored under the digests, and those that ended for good with one, which have `endedDigestOf` of it. At
   * most one each, because digests are unique.
   */
  selectByDigests(digests: Buffer[]): Promise<VerificationRow[]>;
}

type Text = string | null;

const asText = <T>(text: Text) => text as T;
const asBytes = (text: Text) => (text === null ? null : Buffer.from(text.slice(2), 'hex'));
/** ISO alone: in another style a day is taken for a month, or a moment that cannot be read is never past. */
const asMoment = (text: Text) => {
  if (text === null) return null as never;
  if (text[4] !== '-') throw new Error('PostgreSQL writes moments in a style other than ISO.');
  return new Date(text) as never;
};
const asFlag = (text: Text) => text === 't';
const asJson = <T>(text: Text) => JSON.parse(text ?? 'null') as T;

const PLACES = Object.fromEntries(Object.keys(columns).map((name, at) => [name, at])) as Record<
  keyof typeof columns,
  number
>;

/** From PostgreSQL's text of each column. Written out: an object that grows by computed names stays slow to read. */
function readRow(texts: Text[]): VerificationRow {
  const of = (column: keyof typeof columns) => texts[PLACES[column]] ?? null;
  return {
    valueId: asText(of('valueId')),
    tokenId: asText(of('tokenId')),
    digest: asBytes(of('digest')),
    endedDigest: asBytes(of('endedDigest')),
    pepperId: Number(of('pepperId')),
    name: asText(of('name')),
    scope: asText(of('scope')),
    entityId: asText(of('entityId')),
    organizationId: asText(of('organizationId')),
    organizationShortName: asText(of('organizationShortName')),
    organizationName: asText(of('organizationName')),
    hasIpRanges: asFlag(of('hasIpRanges')),
    allowedIpRanges: asJson(of('allowedIpRanges')),
    startsAt: asMoment(of('startsAt')),
    endsAt: asMoment(of('endsAt')),
    endReason: asText(of('endReason')),
    endedAt: asMoment(of('endedAt')),
    isReplaced: asFlag(of('isReplaced')),
    tokenEndAt: asMoment(of('tokenEndAt')),
    pausedAt: asMoment(of('pausedAt')),
    deletedAt: asMoment(of('deletedAt')),
    bindings: asJson(of('bindings')),
    databaseNow: Number(of('databaseNow')),
  };
}

/** Everything as PostgreSQL's own text: its readers are those above. */
const types = { getTypeParser: () => (text: string) => text } as unknown as CustomTypesConfig;

/**
 * Statements that Drizzle wrote, run by the driver alone: on the path of every miss the mapping of rows costs more than
 * finding them. Prepared once on each connection.
 */
export function prepareVerificationQueries(db: Database): VerificationQueries {
  // One parameter of bytes, which the driver sends as it is: it would write an array as text.
  const places = sql`generate_series(0, (select length($1::bytea) / 32 - 1)) as place`;
  const given = sql`substr($1::bytea, 1 + 32 * place, 32)`;
  const statement = db
    .select(columns)
    .from(tokenValues)
    .innerJoin(apiTokens, eq(apiTokens.id, tokenValues.tokenId))
    .innerJoin(organizations, eq(organizations.id, apiTokens.organizationId))
    .where(
      // With the arrays out of its sight PostgreSQL plans once for all lengths: planning takes longer than finding.
      sql`(${tokenValues.digest} = any(array(select ${given} from ${places}))
        or ${tokenValues.endedDigest} = any(array(select ${endedDigest(given)} from ${places})))`,
    );
  const query = { name: 'verify_by_digests', text: statement.toSQL().sql, types, rowMode: 'array' as const };
  return {
    async selectByDigests(digests) {
      const { rows } = await db.$client.query<Text[]>({ ...query, values: [Buffer.concat(digests)] });
      return rows.map(readRow);
    },
  };
}
