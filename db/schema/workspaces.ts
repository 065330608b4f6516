import { boolean, index, jsonb, pgTable, primaryKey, text, uniqueIndex, varchar } from 'drizzle-orm/pg-core';

import type { DeploymentConfiguration, DeploymentStatus } from '#lib/deployments/configuration.ts';

import { bytea, id, moment, stamps } from './columns.ts';
import { organizations } from './organizations.ts';

export const workspaces = pgTable(
  'workspaces',
  {
    id: id('id').primaryKey(),
    organizationId: id('organization_id')
      .notNull()
      .references(() => organizations.id),
    /** Not unique (api-contract 4.5). */
    name: varchar('name', { length: 50 }).notNull(),
    description: text('description').notNull().default(''),
    /** New Deployments accept code only from API tokens. */
    isCicdEnforcedDefault: boolean('is_cicd_enforced_default').notNull().default(false),
    defaultCloudProvider: varchar('default_cloud_provider', { length: 8 }).$type<'AWS' | 'AZURE' | 'GCP'>(),
    defaultRegion: varchar('default_region', { length: 64 }),
    defaultClusterId: id('default_cluster_id'),
    ...stamps(),
  },
  (table) => [index('workspaces_organization_idx').on(table.organizationId, table.createdAt)],
);

/** A managed record: what a Deployment file says, beside the columns that lists and rules ask for. */
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
    description: text('description').notNull().default(''),
    status: varchar('status', { length: 16 }).$type<DeploymentStatus>().notNull().default('HEALTHY'),
    runtimeVersion: varchar('runtime_version', { length: 32 }).notNull(),
    configuration: jsonb('configuration').$type<DeploymentConfiguration>().notNull(),
    ...stamps(),
  },
  (table) => [
    uniqueIndex('deployments_workspace_name_idx').on(table.workspaceId, table.name),
    index('deployments_organization_idx').on(table.organizationId, table.createdAt),
  ],
);

/** Environment variables of a Deployment. A secret has no readable value, only its ciphertext (lib/secrets). */
export const deploymentVariables = pgTable(
  'deployment_variables',
  {
    deploymentId: id('deployment_id')
      .notNull()
      .references(() => deployments.id),
    key: varchar('key', { length: 256 }).notNull(),
    isSecret: boolean('is_secret').notNull(),
    /** Null for secrets. */
    value: text('value'),
    /** AES-256-GCM under the key-encryption key; null for plain variables. */
    valueEncrypted: bytea('value_encrypted'),
    updatedAt: moment('updated_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.deploymentId, table.key] })],
);
