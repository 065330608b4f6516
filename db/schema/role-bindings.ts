import { sql } from 'drizzle-orm';
import { index, pgTable, text, uniqueIndex, varchar } from 'drizzle-orm/pg-core';

import type { EntityType, SubjectType } from '#lib/access/bindings.ts';

import { id, moment } from './columns.ts';
import { organizations } from './organizations.ts';
import { customRoles } from './teams.ts';

/** Roles of people, Teams and tokens alike: one role per subject and entity. */
export const roleBindings = pgTable(
  'role_bindings',
  {
    id: id('id').primaryKey(),
    organizationId: id('organization_id')
      .notNull()
      .references(() => organizations.id),
    subjectType: varchar('subject_type', { length: 8 }).$type<SubjectType>().notNull(),
    subjectId: id('subject_id').notNull(),
    entityType: varchar('entity_type', { length: 16 }).$type<EntityType>().notNull(),
    /** Record id, or the Dag id or tag text for DAG and DAG_TAG. */
    entityId: text('entity_id').notNull(),
    deploymentId: id('deployment_id'),
    /** Name of a built-in role, or the custom role's name as it is now. */
    role: varchar('role', { length: 128 }).notNull(),
    customRoleId: id('custom_role_id').references(() => customRoles.id),
    createdAt: moment('created_at').notNull(),
    createdById: id('created_by_id').notNull(),
  },
  (table) => [
    uniqueIndex('role_bindings_identity_idx').on(
      table.subjectId,
      table.entityType,
      table.entityId,
      sql`coalesce(${table.deploymentId}, '')`,
    ),
    index('role_bindings_entity_idx').on(table.entityId, table.subjectType),
    index('role_bindings_deployment_idx').on(table.deploymentId),
    index('role_bindings_custom_role_idx').on(table.customRoleId),
  ],
);
