import { and, eq, isNotNull, isNull, notInArray, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';

import type { Database, Transaction } from '#db/client.ts';
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

export interface EndedValueRow extends VerificationRow {
  /** SPKI (DER) of the key the value says it was signed with. */
  publicKey: Buffer;
}

const newer = alias(tokenValues, 'newer');

const columns = {
  valueId: tokenValues.id,
  tokenId: apiTokens.id,
  digest: tokenValues.digest,
  name: apiTokens.name,
  scope: apiTokens.scope,
  entityId: apiTokens.entityId,
  organizationId: organizations.id,
  organizationShortName: organizations.shortName,
  organizationName: organizations.name,
  hasIpRanges: hasIpRanges(sql`${organizations.id}`),
  allowedIpRanges: apiTokens.allowedIpRanges,
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
  /** The value stored under one of the digests; at most one exists, because digests are unique. */
  selectByDigests(digests: Buffer[]): Promise<VerificationRow | null>;
  /** A value whose digest was destroyed when it ended, by what it says about itself; check its signature first. */
  selectEndedValue(claims: { tokenId: string; shortToken: string; keyId: string }): Promise<EndedValueRow | null>;
  /** Numbers of the peppers that live values were made with and that are not among the given ones. */
  selectMissingPeppers(configured: number[]): Promise<number[]>;
}

/** Prepared once per process, so that PostgreSQL plans the statements once per connection. */
export function prepareVerificationQueries(db: Database): VerificationQueries {
  const byDigests = db
    .select(columns)
    .from(tokenValues)
    .innerJoin(apiTokens, eq(apiTokens.id, tokenValues.tokenId))
    .innerJoin(organizations, eq(organizations.id, apiTokens.organizationId))
    .where(sql`${tokenValues.digest} = any(${sql.placeholder('digests')}::bytea[])`)
    .prepare('verify_by_digests');
  const ended = db
    .select({ ...columns, publicKey: signingKeys.publicKey })
    .from(tokenValues)
    .innerJoin(apiTokens, eq(apiTokens.id, tokenValues.tokenId))
    .innerJoin(organizations, eq(organizations.id, apiTokens.organizationId))
    .innerJoin(signingKeys, eq(signingKeys.keyId, sql.placeholder('keyId')))
    .where(
      and(
        eq(tokenValues.tokenId, sql.placeholder('tokenId')),
        eq(tokenValues.shortToken, sql.placeholder('shortToken')),
        isNull(tokenValues.digest),
      ),
    )
    .limit(1)
    .prepare('verify_ended_value');
  return {
    selectByDigests: async (digests) => (await byDigests.execute({ digests }))[0] ?? null,
    selectEndedValue: async (claims) => (await ended.execute(claims))[0] ?? null,
    async selectMissingPeppers(configured) {
      const rows = await db
        .selectDistinct({ pepperId: tokenValues.pepperId })
        .from(tokenValues)
        .where(and(isNotNull(tokenValues.digest), notInArray(tokenValues.pepperId, configured)));
      return rows.map((row) => row.pepperId);
    },
  };
}
