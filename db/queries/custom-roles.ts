import { and, asc, desc, eq, ilike, inArray, or, sql, type SQL } from 'drizzle-orm';

import type { Queryable, Transaction } from '#db/client.ts';
import { escapeLike } from '#db/queries/escape-like.ts';
import { apiTokens, customRoles, roleBindings } from '#db/schema/index.ts';
import type { Permission } from '#lib/access/permissions.ts';

export type CustomRoleRecord = typeof customRoles.$inferSelect;

export interface CustomRoleFilter {
  organizationId: string;
  /** Part of the name or description, or the start of an id; empty means all. */
  q: string;
  scopes: ('DEPLOYMENT' | 'DAG')[];
}

function whereOf({ organizationId, q, scopes }: CustomRoleFilter): SQL | undefined {
  const like = `%${escapeLike(q)}%`;
  return and(
    eq(customRoles.organizationId, organizationId),
    q === ''
      ? undefined
      : or(
          ilike(customRoles.name, like),
          ilike(customRoles.description, like),
          ilike(customRoles.id, `${escapeLike(q)}%`),
        ),
    scopes.length === 0 ? undefined : inArray(customRoles.scope, scopes),
  );
}

const holders = sql`(select count(distinct rb.subject_id) from role_bindings rb where rb.custom_role_id = custom_roles.id)`;

const SORTS: Record<string, SQL> = {
  name: sql`lower(${customRoles.name})`,
  scope: sql`${customRoles.scope}`,
  permissions: sql`cardinality(${customRoles.permissions})`,
  usedBy: holders,
  updated: sql`${customRoles.updatedAt}`,
};

export async function countCustomRoles(db: Queryable, filter: CustomRoleFilter): Promise<number> {
  return db.$count(customRoles, whereOf(filter));
}

export async function selectCustomRoles(
  db: Queryable,
  filter: CustomRoleFilter,
  order: { sort: string; dir: 'asc' | 'desc' },
  range: { offset: number; limit: number },
): Promise<CustomRoleRecord[]> {
  const direction = order.dir === 'asc' ? asc : desc;
  const key = SORTS[order.sort] ?? sql`lower(${customRoles.name})`;
  return db
    .select()
    .from(customRoles)
    .where(whereOf(filter))
    .orderBy(direction(key), direction(customRoles.id))
    .limit(range.limit)
    .offset(range.offset);
}

export async function selectCustomRole(
  db: Queryable,
  organizationId: string,
  roleId: string,
): Promise<CustomRoleRecord | undefined> {
  const [row] = await db
    .select()
    .from(customRoles)
    .where(and(eq(customRoles.organizationId, organizationId), eq(customRoles.id, roleId)));
  return row;
}

const isHome = and(
  eq(roleBindings.subjectId, apiTokens.id),
  eq(roleBindings.entityType, apiTokens.scope),
  eq(roleBindings.entityId, apiTokens.entityId),
);

/**
 * The role with its row locked: nobody gives it to anybody until the transaction ends. Tokens that carry a copy of its
 * name are locked before it, in the order a change of a token takes, so that the two never wait for each other. Nothing of
 * another Organization is locked.
 */
export async function lockCustomRole(
  tx: Transaction,
  organizationId: string,
  roleId: string,
): Promise<CustomRoleRecord | undefined> {
  await tx
    .select({ id: apiTokens.id })
    .from(apiTokens)
    .innerJoin(roleBindings, and(eq(roleBindings.customRoleId, roleId), isHome))
    .innerJoin(customRoles, and(eq(customRoles.id, roleId), eq(customRoles.organizationId, organizationId)))
    .orderBy(apiTokens.id)
    .for('no key update', { of: apiTokens });
  const [row] = await tx
    .select()
    .from(customRoles)
    .where(and(eq(customRoles.organizationId, organizationId), eq(customRoles.id, roleId)))
    .for('update');
  return row;
}

/** The role of this name, ignoring case. */
export async function selectCustomRoleNamed(db: Queryable, organizationId: string, name: string) {
  const [row] = await db
    .select({ id: customRoles.id, name: customRoles.name })
    .from(customRoles)
    .where(and(eq(customRoles.organizationId, organizationId), sql`lower(${customRoles.name}) = lower(${name})`));
  return row;
}

/** Fails on a name that is taken, ignoring case (isDuplicate). */
export async function insertCustomRole(tx: Transaction, role: typeof customRoles.$inferInsert): Promise<void> {
  await tx.insert(customRoles).values(role);
}

/** Fails on a name that is taken, ignoring case (isDuplicate). */
export async function updateCustomRole(
  tx: Transaction,
  roleId: string,
  change: Partial<typeof customRoles.$inferInsert>,
): Promise<void> {
  await tx.update(customRoles).set(change).where(eq(customRoles.id, roleId));
}

/** Brings the copies of the role's name up to date: in every binding, and in tokens that hold it at home. */
export async function renameInBindings(tx: Transaction, roleId: string, name: string): Promise<void> {
  await tx.update(roleBindings).set({ role: name }).where(eq(roleBindings.customRoleId, roleId));
  await tx
    .update(apiTokens)
    .set({ role: name })
    .from(roleBindings)
    .where(and(eq(roleBindings.customRoleId, roleId), isHome));
}

export async function deleteCustomRole(tx: Transaction, roleId: string): Promise<void> {
  await tx.delete(customRoles).where(eq(customRoles.id, roleId));
}

/** Name, scope and permissions of all roles of the Organization, for "Start from". At most 500. */
export async function selectRoleStarts(
  db: Queryable,
  organizationId: string,
): Promise<{ id: string; name: string; scope: 'DEPLOYMENT' | 'DAG'; permissions: Permission[] }[]> {
  return db
    .select({
      id: customRoles.id,
      name: customRoles.name,
      scope: customRoles.scope,
      permissions: customRoles.permissions,
    })
    .from(customRoles)
    .where(eq(customRoles.organizationId, organizationId))
    .orderBy(sql`lower(${customRoles.name})`)
    .limit(500);
}
