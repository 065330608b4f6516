import { and, asc, countDistinct, eq, inArray, isNotNull, isNull, sql, type SQL } from 'drizzle-orm';

import type { Queryable } from '#db/client.ts';
import { apiTokens, deployments, roleBindings, teams, users, workspaces } from '#db/schema/index.ts';
import type { EntityType, SubjectType } from '#lib/access/bindings.ts';

import { bindingDeployment } from './role-bindings.ts';

/** Which role: a built-in one by name, or a custom one by id. */
export type HeldRole = { name: string } | { customRoleId: string };

/** How many people, Teams and tokens hold a role themselves. */
export interface HolderCounts {
  users: number;
  teams: number;
  tokens: number;
}

export const NO_HOLDERS: HolderCounts = { users: 0, teams: 0, tokens: 0 };

const KEY_OF: Record<SubjectType, keyof HolderCounts> = { USER: 'users', TEAM: 'teams', TOKEN: 'tokens' };

function fold(rows: { role: string; type: SubjectType; total: number }[]): Map<string, HolderCounts> {
  const byRole = new Map<string, HolderCounts>();
  for (const { role, type, total } of rows) {
    byRole.set(role, { ...(byRole.get(role) ?? NO_HOLDERS), [KEY_OF[type]]: total });
  }
  return byRole;
}

/** Holders of each built-in role of the Organization, by the role's name. */
export async function countBuiltInHolders(db: Queryable, organizationId: string): Promise<Map<string, HolderCounts>> {
  const rows = await db
    .select({ role: roleBindings.role, type: roleBindings.subjectType, total: countDistinct(roleBindings.subjectId) })
    .from(roleBindings)
    .where(and(eq(roleBindings.organizationId, organizationId), isNull(roleBindings.customRoleId)))
    .groupBy(roleBindings.role, roleBindings.subjectType);
  return fold(rows);
}

/** Holders of each of these custom roles, by the role's id. */
export async function countCustomHolders(db: Queryable, roleIds: string[]): Promise<Map<string, HolderCounts>> {
  if (roleIds.length === 0) return new Map();
  const rows = await db
    .select({
      role: sql<string>`${roleBindings.customRoleId}`,
      type: roleBindings.subjectType,
      total: countDistinct(roleBindings.subjectId),
    })
    .from(roleBindings)
    .where(and(isNotNull(roleBindings.customRoleId), inArray(roleBindings.customRoleId, roleIds)))
    .groupBy(roleBindings.customRoleId, roleBindings.subjectType);
  return fold(rows);
}

export interface HolderRecord {
  subjectType: SubjectType;
  subjectId: string;
  /** Name of the person, Team or token. */
  name: string;
  entityType: EntityType;
  /** Dag id or tag for DAG and DAG_TAG. */
  entityId: string;
  deploymentName: string | null;
  workspaceName: string | null;
  isDirectAccess: boolean;
}

function whereOf(organizationId: string, role: HeldRole): SQL | undefined {
  return and(
    eq(roleBindings.organizationId, organizationId),
    'customRoleId' in role
      ? eq(roleBindings.customRoleId, role.customRoleId)
      : and(eq(roleBindings.role, role.name), isNull(roleBindings.customRoleId)),
  );
}

/** Who holds the role where: people, then Teams, then tokens, each by name. */
export async function selectHolders(
  db: Queryable,
  organizationId: string,
  role: HeldRole,
  { limit, types = ['USER', 'TEAM', 'TOKEN'] }: { limit: number; types?: SubjectType[] },
): Promise<HolderRecord[]> {
  const name = sql<string>`coalesce(${users.fullName}, ${teams.name}, ${apiTokens.name}, 'Unknown')`;
  return db
    .select({
      subjectType: roleBindings.subjectType,
      subjectId: roleBindings.subjectId,
      name,
      entityType: roleBindings.entityType,
      entityId: roleBindings.entityId,
      deploymentName: deployments.name,
      workspaceName: workspaces.name,
      isDirectAccess: sql<boolean>`coalesce(${apiTokens.kind} = 'DIRECT_ACCESS', false)`,
    })
    .from(roleBindings)
    .leftJoin(users, and(eq(roleBindings.subjectType, 'USER'), eq(users.id, roleBindings.subjectId)))
    .leftJoin(teams, and(eq(roleBindings.subjectType, 'TEAM'), eq(teams.id, roleBindings.subjectId)))
    .leftJoin(apiTokens, and(eq(roleBindings.subjectType, 'TOKEN'), eq(apiTokens.id, roleBindings.subjectId)))
    .leftJoin(deployments, eq(deployments.id, bindingDeployment))
    .leftJoin(
      workspaces,
      sql`${workspaces.id} = coalesce(${deployments.workspaceId},
        case when ${roleBindings.entityType} = 'WORKSPACE' then ${roleBindings.entityId} end)`,
    )
    .where(and(whereOf(organizationId, role), inArray(roleBindings.subjectType, types)))
    .orderBy(
      sql`array_position(array['USER', 'TEAM', 'TOKEN'], ${roleBindings.subjectType}::text)`,
      sql`lower(${name})`,
      asc(roleBindings.subjectId),
    )
    .limit(limit);
}

/** Ids of everybody who holds the custom role, with their kind. */
export async function selectHolderIds(
  db: Queryable,
  customRoleId: string,
): Promise<{ subjectType: SubjectType; subjectId: string }[]> {
  return db
    .selectDistinct({ subjectType: roleBindings.subjectType, subjectId: roleBindings.subjectId })
    .from(roleBindings)
    .where(eq(roleBindings.customRoleId, customRoleId));
}

/** Direct Access tokens that hold the custom role: their values carry its permissions as they were. */
export async function selectDirectAccessHolders(
  db: Queryable,
  customRoleId: string,
): Promise<{ id: string; name: string }[]> {
  return db
    .selectDistinct({ id: apiTokens.id, name: apiTokens.name })
    .from(roleBindings)
    .innerJoin(apiTokens, eq(apiTokens.id, roleBindings.subjectId))
    .where(
      and(
        eq(roleBindings.customRoleId, customRoleId),
        eq(apiTokens.kind, 'DIRECT_ACCESS'),
        isNull(apiTokens.deletedAt),
      ),
    )
    .orderBy(apiTokens.name);
}
