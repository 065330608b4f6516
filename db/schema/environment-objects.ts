import { boolean, index, jsonb, pgTable, uniqueIndex, varchar } from 'drizzle-orm/pg-core';

import type { EnvironmentFacts, EnvironmentLink, EnvironmentObjectType } from '#lib/environment/types.ts';

import { bytea, id, stamps } from './columns.ts';
import { organizations } from './organizations.ts';
import { deployments, workspaces } from './workspaces.ts';

/** Connections, variables and metrics exports of a Workspace, or of one Deployment in it. */
export const environmentObjects = pgTable(
  'environment_objects',
  {
    id: id('id').primaryKey(),
    organizationId: id('organization_id')
      .notNull()
      .references(() => organizations.id),
    workspaceId: id('workspace_id')
      .notNull()
      .references(() => workspaces.id),
    /** Null for objects of the whole Workspace. */
    deploymentId: id('deployment_id').references(() => deployments.id),
    objectType: varchar('object_type', { length: 24 }).$type<EnvironmentObjectType>().notNull(),
    objectKey: varchar('object_key', { length: 256 }).notNull(),
    isAutoLinked: boolean('is_auto_linked').notNull(),
    /** What is no secret. */
    facts: jsonb('facts').$type<EnvironmentFacts>().notNull(),
    links: jsonb('links').$type<EnvironmentLink[]>().notNull(),
    /** Ids of Deployments. */
    excludedLinks: jsonb('excluded_links').$type<string[]>().notNull(),
    /** The secrets of facts and links as JSON, AES-256-GCM under the key-encryption key; null without any. */
    secretsEncrypted: bytea('secrets_encrypted'),
    ...stamps(),
  },
  (table) => [
    uniqueIndex('environment_objects_key_idx').on(
      table.workspaceId,
      table.deploymentId,
      table.objectType,
      table.objectKey,
    ),
    index('environment_objects_organization_idx').on(table.organizationId, table.createdAt),
  ],
);
