import { bigint, index, jsonb, pgTable, text, uniqueIndex, varchar } from 'drizzle-orm/pg-core';

import { bytea, id, moment } from './columns.ts';

/** Append-only and without foreign keys: history outlives its subject. One hash chain per Organization. */
export const auditEvents = pgTable(
  'audit_events',
  {
    id: id('id').primaryKey(),
    organizationId: id('organization_id').notNull(),
    /** Position in the Organization's chain, from 1 without gaps. */
    sequence: bigint('sequence', { mode: 'number' }).notNull(),
    at: moment('at').notNull(),
    actorType: varchar('actor_type', { length: 8 }).$type<'USER' | 'TOKEN' | 'SYSTEM'>().notNull(),
    actorId: varchar('actor_id', { length: 25 }).notNull(),
    actorLabel: text('actor_label').notNull(),
    /** `noun.past`, such as `token.rotated`. */
    action: varchar('action', { length: 64 }).notNull(),
    targetType: varchar('target_type', { length: 16 }).notNull(),
    targetId: varchar('target_id', { length: 25 }).notNull(),
    targetLabel: text('target_label').notNull(),
    before: jsonb('before').$type<Record<string, unknown>>(),
    after: jsonb('after').$type<Record<string, unknown>>(),
    requestId: text('request_id').notNull(),
    address: text('address').notNull(),
    userAgent: text('user_agent').notNull(),
    method: varchar('method', { length: 8 }).notNull(),
    path: text('path').notNull(),
    result: varchar('result', { length: 8 }).$type<'OK' | 'REFUSED'>().notNull(),
    prevHash: bytea('prev_hash').notNull(),
    hash: bytea('hash').notNull(),
  },
  (table) => [
    uniqueIndex('audit_events_sequence_idx').on(table.organizationId, table.sequence),
    index('audit_events_target_idx').on(table.organizationId, table.targetId, table.sequence),
    index('audit_events_at_idx').on(table.organizationId, table.at),
  ],
);

/** Last link of each chain; its row lock orders the writers of one Organization. */
export const auditHeads = pgTable('audit_heads', {
  organizationId: id('organization_id').primaryKey(),
  sequence: bigint('sequence', { mode: 'number' }).notNull(),
  hash: bytea('hash').notNull(),
});
