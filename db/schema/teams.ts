import { sql } from 'drizzle-orm';
import { boolean, index, pgTable, primaryKey, text, uniqueIndex, varchar } from 'drizzle-orm/pg-core';

import type { SubjectType } from '#lib/access/bindings.ts';
import type { Permission } from '#lib/access/permissions.ts';

import { bytea, id, moment, stamps } from './columns.ts';
import { organizations } from './organizations.ts';
import { users } from './users.ts';

/** A group of people that holds roles like a person does; its roles are in role_bindings. */
export const teams = pgTable(
  'teams',
  {
    id: id('id').primaryKey(),
    organizationId: id('organization_id')
      .notNull()
      .references(() => organizations.id),
    name: varchar('name', { length: 128 }).notNull(),
    description: text('description').notNull().default(''),
    /** Managed by an identity provider: read-only here. */
    isIdpManaged: boolean('is_idp_managed').notNull().default(false),
    ...stamps(),
  },
  (table) => [uniqueIndex('teams_name_idx').on(table.organizationId, sql`lower(${table.name})`)],
);

export const teamMembers = pgTable(
  'team_members',
  {
    teamId: id('team_id')
      .notNull()
      .references(() => teams.id),
    userId: id('user_id')
      .notNull()
      .references(() => users.id),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.teamId, table.userId] }), index('team_members_user_idx').on(table.userId)],
);

/** Roles an Organization defines itself; bindings point to the record, so a new name or permission takes effect at once. */
export const customRoles = pgTable(
  'custom_roles',
  {
    id: id('id').primaryKey(),
    organizationId: id('organization_id')
      .notNull()
      .references(() => organizations.id),
    name: varchar('name', { length: 128 }).notNull(),
    /** Null and empty are told apart by a client (api-contract 4.9). */
    description: text('description'),
    scope: varchar('scope', { length: 16 }).$type<'DEPLOYMENT' | 'DAG'>().notNull(),
    permissions: text('permissions').array().$type<Permission[]>().notNull(),
    /** Workspaces the role works in; empty means everywhere. */
    restrictedWorkspaceIds: text('restricted_workspace_ids').array().notNull(),
    ...stamps(),
  },
  (table) => [uniqueIndex('custom_roles_name_idx').on(table.organizationId, sql`lower(${table.name})`)],
);

/** An open, answered or withdrawn invitation; the link's code is stored as SHA-256 only. */
export const invites = pgTable(
  'invites',
  {
    id: id('id').primaryKey(),
    organizationId: id('organization_id')
      .notNull()
      .references(() => organizations.id),
    /** The PENDING (or known) person the invitation is for. */
    userId: id('user_id')
      .notNull()
      .references(() => users.id),
    codeDigest: bytea('code_digest').notNull().unique(),
    createdAt: moment('created_at').notNull(),
    createdByType: varchar('created_by_type', { length: 8 }).$type<SubjectType>().notNull(),
    createdById: id('created_by_id').notNull(),
    expiresAt: moment('expires_at').notNull(),
    acceptedAt: moment('accepted_at'),
    /** Withdrawn, or replaced by a newer link. */
    revokedAt: moment('revoked_at'),
  },
  (table) => [index('invites_user_idx').on(table.organizationId, table.userId)],
);
