import { index, pgTable, text, uniqueIndex, varchar } from 'drizzle-orm/pg-core';

import { id, moment } from './columns.ts';

export const organizations = pgTable('organizations', {
  id: id('id').primaryKey(),
  /** The unchanging name in URLs. */
  shortName: varchar('short_name', { length: 40 }).notNull().unique(),
  name: varchar('name', { length: 50 }).notNull(),
  createdAt: moment('created_at').notNull(),
  updatedAt: moment('updated_at').notNull(),
  createdById: id('created_by_id').notNull(),
  updatedById: id('updated_by_id').notNull(),
});

export const workspaces = pgTable(
  'workspaces',
  {
    id: id('id').primaryKey(),
    organizationId: id('organization_id')
      .notNull()
      .references(() => organizations.id),
    name: varchar('name', { length: 50 }).notNull(),
    description: text('description').notNull().default(''),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
  },
  (table) => [index('workspaces_organization_idx').on(table.organizationId, table.createdAt)],
);

export const deployments = pgTable(
  'deployments',
  {
    id: id('id').primaryKey(),
    organizationId: id('organization_id')
      .notNull()
      .references(() => organizations.id),
    workspaceId: id('workspace_id')
      .notNull()
      .references(() => workspaces.id),
    name: varchar('name', { length: 500 }).notNull(),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
  },
  (table) => [uniqueIndex('deployments_workspace_name_idx').on(table.workspaceId, table.name)],
);
