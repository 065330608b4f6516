import { sql } from 'drizzle-orm';
import { bigint, index, integer, pgTable, primaryKey, text, uniqueIndex, varchar } from 'drizzle-orm/pg-core';

import type { SubjectType } from '#lib/access/bindings.ts';

import { bytea, id, moment } from './columns.ts';
import { organizations } from './organizations.ts';

/** An index entry ends at 2,704 bytes, and a name alone may take 1,024 of them as a sort key. */
const searchedText = (comparison: '<=' | '>') =>
  sql.raw(
    `case when octet_length(lower(name || ' ' || description)) ${comparison} 1200 then lower(name || ' ' || description) end`,
  );

/**
 * The token record. It holds no secret. `role`, `shortToken`, `startAt`, `endAt` and `overlapEndsAt` repeat what
 * role_bindings and token_values say, so that a list of 100,000 rows sorts and counts without a join;
 * db/queries/tokens.ts writes both sides in one statement group and nobody else writes either.
 */
export const apiTokens = pgTable(
  'api_tokens',
  {
    id: id('id').primaryKey(),
    organizationId: id('organization_id')
      .notNull()
      .references(() => organizations.id),
    scope: varchar('scope', { length: 16 }).$type<'ORGANIZATION' | 'WORKSPACE' | 'DEPLOYMENT'>().notNull(),
    /** The Organization, Workspace or Deployment the token is at home in. */
    entityId: id('entity_id').notNull(),
    kind: varchar('kind', { length: 16 }).$type<'STANDARD' | 'DIRECT_ACCESS'>().notNull().default('STANDARD'),
    /** AGENT: of a Remote Execution Agent, kept out of lists of tokens. */
    purpose: varchar('purpose', { length: 8 }).$type<'API' | 'AGENT'>().notNull().default('API'),
    name: varchar('name', { length: 256 }).notNull(),
    description: varchar('description', { length: 500 }).notNull().default(''),
    /** Role at home scope; the full list is in role_bindings. */
    role: varchar('role', { length: 128 }).notNull(),
    expiryPeriodDays: integer('expiry_period_days'),
    /** Addresses and ranges its values may be used from, in one spelling each; empty for everywhere. */
    allowedIpRanges: text('allowed_ip_ranges')
      .array()
      .notNull()
      .default(sql`'{}'`),
    shortToken: varchar('short_token', { length: 6 }).notNull(),
    startAt: moment('start_at').notNull(),
    endAt: moment('end_at'),
    /** Until when an earlier value is still accepted; null when only one is. */
    overlapEndsAt: moment('overlap_ends_at'),
    pausedAt: moment('paused_at'),
    pausedById: id('paused_by_id'),
    /** When and from where the newest value was reported as leaked; null again once that value has ended. */
    leakReportedAt: moment('leak_reported_at'),
    leakReportedAddress: text('leak_reported_address'),
    deletedAt: moment('deleted_at'),
    deletedById: id('deleted_by_id'),
    lastUsedAt: moment('last_used_at'),
    lastUsedAddress: text('last_used_address'),
    lastUsedAgent: text('last_used_agent'),
    lastRotatedAt: moment('last_rotated_at'),
    createdAt: moment('created_at').notNull(),
    createdByType: varchar('created_by_type', { length: 8 }).$type<SubjectType>().notNull(),
    createdById: id('created_by_id').notNull(),
    updatedAt: moment('updated_at').notNull(),
    updatedByType: varchar('updated_by_type', { length: 8 }).$type<SubjectType>().notNull(),
    updatedById: id('updated_by_id').notNull(),
    /** What sorting by name compares; a stored column, because an index on an expression cannot answer alone. */
    nameKey: text('name_key').generatedAlwaysAs(sql`lower(name)`),
    /** What the search looks through: one of the two holds it, because an index entry has room for so much only. */
    searchText: text('search_text').generatedAlwaysAs(searchedText('<=')),
    longSearchText: text('long_search_text').generatedAlwaysAs(searchedText('>')),
  },
  (table) => {
    // Lists ask for live tokens of one scope: each sort has its own order here. A migration adds (INCLUDE) what the search
    // compares to these six and what the filters compare to the first, so that an index answers without the table.
    const live = sql`${table.deletedAt} is null`;
    const home = [table.organizationId, table.scope] as const;
    return [
      // Equal keys are stored once: counting all of them reads a hundredth of the other indexes.
      index('api_tokens_live_idx')
        .on(...home)
        .where(live),
      index('api_tokens_created_idx')
        .on(...home, table.createdAt, table.id)
        .where(live),
      index('api_tokens_name_idx')
        .on(...home, table.nameKey, table.id)
        .where(live),
      index('api_tokens_end_idx')
        .on(...home, table.endAt, table.id)
        .where(live),
      index('api_tokens_used_idx')
        .on(...home, table.lastUsedAt.asc().nullsFirst(), table.id)
        .where(live),
      index('api_tokens_role_idx')
        .on(...home, table.role, table.id)
        .where(live),
      index('api_tokens_updated_idx')
        .on(...home, table.updatedAt, table.id)
        .where(live),
      // Programs list all scopes, newest first.
      index('api_tokens_newest_idx').on(table.organizationId, table.createdAt, table.id).where(live),
      index('api_tokens_deleted_idx')
        .on(table.organizationId, table.deletedAt)
        .where(sql`${table.deletedAt} is not null`),
      // Few: lists look reported ones up here, so that their own indexes need not hold the column.
      index('api_tokens_leaked_idx')
        .on(table.id)
        .where(sql`${table.leakReportedAt} is not null`),
      index('api_tokens_creator_idx').on(table.organizationId, table.createdById, table.createdAt),
      index('api_tokens_agent_idx')
        .on(table.organizationId, table.entityId)
        .where(sql`${table.purpose} = 'AGENT'`),
      index('api_tokens_text_idx').using('gin', sql`${table.searchText} gin_trgm_ops`),
      index('api_tokens_long_text_idx')
        .on(table.organizationId)
        .where(sql`${table.longSearchText} is not null`),
      index('api_tokens_id_text_idx').on(table.id.op('text_pattern_ops')),
      index('api_tokens_short_idx').on(sql`reverse(${table.shortToken}) text_pattern_ops`),
    ];
  },
);

/** One row per issued value. At most two of a token are live. */
export const tokenValues = pgTable(
  'token_values',
  {
    id: id('id').primaryKey(),
    tokenId: id('token_id')
      .notNull()
      .references(() => apiTokens.id),
    /** HMAC-SHA-256(pepper, SHA-256(value)); null once the value has ended for good. */
    digest: bytea('digest'),
    /** A hash of the digest that it ended with: tells what became of the value, and is of no use to bring it back. */
    endedDigest: bytea('ended_digest'),
    pepperId: integer('pepper_id').notNull(),
    shortToken: varchar('short_token', { length: 6 }).notNull(),
    startsAt: moment('starts_at').notNull(),
    endsAt: moment('ends_at'),
    endedAt: moment('ended_at'),
    endReason: varchar('end_reason', { length: 16 }).$type<'ROTATED' | 'DELETED' | 'OVERLAP_ENDED'>(),
    /** When somebody confirmed that they copied the value; null until then. */
    copiedAt: moment('copied_at'),
  },
  (table) => [
    uniqueIndex('token_values_digest_idx').on(table.digest),
    uniqueIndex('token_values_ended_idx').on(table.endedDigest),
    index('token_values_token_idx').on(table.tokenId, table.startsAt),
  ],
);

/** Calls per value, hour and client, written in batches by the verification path. */
export const tokenUsage = pgTable(
  'token_usage',
  {
    valueId: id('value_id').notNull(),
    hour: moment('hour').notNull(),
    address: text('address').notNull(),
    userAgent: text('user_agent').notNull(),
    tokenId: id('token_id').notNull(),
    calls: bigint('calls', { mode: 'number' }).notNull(),
    refused: bigint('refused', { mode: 'number' }).notNull(),
    firstSeenAt: moment('first_seen_at').notNull(),
    lastSeenAt: moment('last_seen_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.valueId, table.hour, table.address, table.userAgent] }),
    index('token_usage_token_idx').on(table.tokenId, table.hour),
    index('token_usage_hour_idx').on(table.hour),
  ],
);

export const signingKeys = pgTable('signing_keys', {
  id: id('id').primaryKey(),
  /** The `kid` of the JWT header. */
  keyId: varchar('key_id', { length: 16 }).notNull().unique(),
  publicKey: bytea('public_key').notNull(),
  /** PKCS#8, AES-256-GCM under the key-encryption key: 12 bytes nonce, 16 bytes tag, ciphertext. */
  privateKeyEncrypted: bytea('private_key_encrypted').notNull(),
  createdAt: moment('created_at').notNull(),
  retiredAt: moment('retired_at'),
});

/** A repeated create or rotate answers with the first one's result instead of acting twice. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    organizationId: id('organization_id').notNull(),
    actorId: id('actor_id').notNull(),
    key: varchar('key', { length: 64 }).notNull(),
    operation: varchar('operation', { length: 32 }).notNull(),
    tokenId: id('token_id').notNull(),
    /** SHA-256 of what was asked for; null in rows from before it was kept. */
    fingerprint: bytea('fingerprint'),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.actorId, table.operation, table.key] })],
);
