import { sql } from 'drizzle-orm';
import { boolean, index, pgTable, primaryKey, text, varchar } from 'drizzle-orm/pg-core';

import type { UserStatus } from '#lib/users/types.ts';

import { bytea, id, moment } from './columns.ts';
import { organizations } from './organizations.ts';

export const users = pgTable('users', {
  id: id('id').primaryKey(),
  /** Lower case; also the `username` of the API. */
  email: varchar('email', { length: 320 }).notNull().unique(),
  fullName: varchar('full_name', { length: 200 }).notNull(),
  /** Argon2id, or null for somebody who only signs in by OIDC. */
  passwordHash: text('password_hash'),
  status: varchar('status', { length: 16 }).$type<UserStatus>().notNull().default('ACTIVE'),
  createdAt: moment('created_at').notNull(),
  updatedAt: moment('updated_at').notNull(),
});

export const organizationMembers = pgTable(
  'organization_members',
  {
    organizationId: id('organization_id')
      .notNull()
      .references(() => organizations.id),
    userId: id('user_id')
      .notNull()
      .references(() => users.id),
    /** PENDING until an invitation is accepted: a row that only lists show and that opens nothing. */
    status: varchar('status', { length: 8 }).$type<'ACTIVE' | 'PENDING'>().notNull().default('ACTIVE'),
    /** When the person joined, or was invited. */
    joinedAt: moment('joined_at').notNull(),
    /** Set when the person left; the row stays so that "Ada L. (left)" can be told. */
    leftAt: moment('left_at'),
    /** Last change of the person's own roles in this Organization, and who made it; null before the first. */
    rolesUpdatedAt: moment('roles_updated_at'),
    rolesUpdatedById: id('roles_updated_by_id'),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.userId] }),
    index('organization_members_user_idx').on(table.userId),
  ],
);

export const sessions = pgTable(
  'sessions',
  {
    id: id('id').primaryKey(),
    userId: id('user_id')
      .notNull()
      .references(() => users.id),
    createdAt: moment('created_at').notNull(),
    lastSeenAt: moment('last_seen_at').notNull(),
    /** Absolute end, whatever the activity. */
    expiresAt: moment('expires_at').notNull(),
    /** Last proof of identity; the step-up window is counted from here. */
    authenticatedAt: moment('authenticated_at').notNull(),
    endedAt: moment('ended_at'),
    address: text('address').notNull(),
    userAgent: text('user_agent').notNull(),
    /** The program that holds the session's tokens (lib/grants/clients.ts); null for a browser with a cookie. */
    clientId: varchar('client_id', { length: 32 }),
    /** The browser session in which the program was allowed: ending that one ends this one. */
    grantedFromId: id('granted_from_id'),
  },
  (table) => [
    index('sessions_user_idx').on(table.userId),
    index('sessions_granted_from_idx')
      .on(table.grantedFromId)
      .where(sql`${table.grantedFromId} is not null`),
  ],
);

/** Browsers a person has signed in from: a stranger's lock-out does not reach them. */
export const knownDevices = pgTable(
  'known_devices',
  {
    digest: bytea('digest').primaryKey(),
    userId: id('user_id')
      .notNull()
      .references(() => users.id),
    createdAt: moment('created_at').notNull(),
    lastSeenAt: moment('last_seen_at').notNull(),
  },
  (table) => [index('known_devices_user_idx').on(table.userId), index('known_devices_seen_idx').on(table.lastSeenAt)],
);

export const signInAttempts = pgTable(
  'sign_in_attempts',
  {
    id: id('id').primaryKey(),
    at: moment('at').notNull(),
    email: varchar('email', { length: 320 }).notNull(),
    address: text('address').notNull(),
    /** Digest of the known device the attempt came from, or null for a stranger's. */
    deviceDigest: bytea('device_digest'),
    succeeded: boolean('succeeded').notNull(),
  },
  (table) => [
    index('sign_in_attempts_email_idx').on(table.email, table.at),
    index('sign_in_attempts_address_idx').on(table.address, table.at),
  ],
);

/** Set-up code and password links: shown once, stored as SHA-256, used once. */
export const oneTimeCodes = pgTable('one_time_codes', {
  digest: bytea('digest').primaryKey(),
  purpose: varchar('purpose', { length: 16 }).$type<'SETUP' | 'PASSWORD'>().notNull(),
  userId: id('user_id').references(() => users.id),
  createdAt: moment('created_at').notNull(),
  expiresAt: moment('expires_at').notNull(),
  usedAt: moment('used_at'),
});
