import { and, eq, inArray, isNull, or, sql, type SQL } from 'drizzle-orm';

import type { Queryable, Transaction } from '#db/client.ts';
import { apiTokens, customRoles, deployments, roleBindings, teamMembers, teams } from '#db/schema/index.ts';
import type { Binding, CustomRoleFacts, EntityType } from '#lib/access/bindings.ts';

/** The custom role a binding names, as JSON; needs `customRoles` joined. */
export const customRoleJson = sql<CustomRoleFacts | null>`case when ${customRoles.id} is null then null else
  json_build_object('id', ${customRoles.id}, 'scope', ${customRoles.scope},
    'permissions', to_json(${customRoles.permissions}),
    'restrictedWorkspaceIds', to_json(${customRoles.restrictedWorkspaceIds})) end`;

/** The Deployment a binding is held on or inside of. */
export const bindingDeployment = sql`coalesce(${roleBindings.deploymentId},
  case when ${roleBindings.entityType} = 'DEPLOYMENT' then ${roleBindings.entityId} end)`;

type Row = [
  subjectId: string,
  entityType: EntityType,
  entityId: string,
  deploymentId: string | null,
  role: string,
  workspaceId: string | null,
  custom: CustomRoleFacts | null,
  teamId: string | null,
  teamName: string | null,
];

const WIDTH: Record<EntityType, number> = { ORGANIZATION: 0, WORKSPACE: 1, DEPLOYMENT: 2, DAG: 3, DAG_TAG: 4 };

const byText = (a: string, b: string) => (a < b ? -1 : Number(a > b));

/** Widest entity first, then in one fixed order that nobody reads. */
function compareRows(a: Row, b: Row): number {
  return (
    WIDTH[a[1]] - WIDTH[b[1]] || byText(a[2], b[2]) || byText(a[3] ?? '', b[3] ?? '') || byText(a[7] ?? '', b[7] ?? '')
  );
}

/** One value for all rows: a thousand roles as rows of their own take the driver longer than PostgreSQL needs for them. */
async function select(db: Queryable, where: SQL | undefined): Promise<(Binding & { subjectId: string })[]> {
  const [found] = await db
    .select({
      rows: sql<Row[]>`coalesce(json_agg(json_build_array(${roleBindings.subjectId}, ${roleBindings.entityType},
        ${roleBindings.entityId}, ${roleBindings.deploymentId}, ${roleBindings.role}, ${deployments.workspaceId},
        ${customRoleJson}, ${teams.id}, ${teams.name})), '[]'::json)`,
    })
    .from(roleBindings)
    .leftJoin(deployments, eq(deployments.id, bindingDeployment))
    .leftJoin(customRoles, eq(customRoles.id, roleBindings.customRoleId))
    .leftJoin(teams, and(eq(roleBindings.subjectType, 'TEAM'), eq(teams.id, roleBindings.subjectId)))
    .where(where);
  return (found?.rows ?? [])
    .toSorted(compareRows)
    .map(([subjectId, entityType, entityId, deploymentId, role, workspaceId, custom, teamId, teamName]) => ({
      subjectId,
      entityType,
      entityId,
      deploymentId,
      role,
      ...(workspaceId !== null && { workspaceId }),
      ...(custom !== null && { custom }),
      ...(teamId !== null && teamName !== null && { team: { id: teamId, name: teamName } }),
    }));
}

const withoutSubject = ({ subjectId: _subject, ...binding }: Binding & { subjectId: string }): Binding => binding;

/** The roles one subject (person, Team or token) holds itself in one Organization, widest entity first. */
export async function selectBindings(db: Queryable, subjectId: string, organizationId: string): Promise<Binding[]> {
  const where = and(eq(roleBindings.subjectId, subjectId), eq(roleBindings.organizationId, organizationId));
  return (await select(db, where)).map(withoutSubject);
}

/** The roles each of the subjects holds itself, widest entity first; every id has an entry. */
export async function selectBindingsOf(
  db: Queryable,
  organizationId: string,
  subjectIds: string[],
): Promise<Map<string, Binding[]>> {
  const bySubject = new Map<string, Binding[]>(subjectIds.map((id) => [id, []]));
  if (subjectIds.length === 0) return bySubject;
  const where = and(inArray(roleBindings.subjectId, subjectIds), eq(roleBindings.organizationId, organizationId));
  for (const row of await select(db, where)) bySubject.get(row.subjectId)?.push(withoutSubject(row));
  return bySubject;
}

/** Everything a person may act by: roles of their own and those of their Teams (`team` says which), widest first. */
export async function selectPersonBindings(db: Queryable, userId: string, organizationId: string): Promise<Binding[]> {
  const theirTeams = db.select({ id: teamMembers.teamId }).from(teamMembers).where(eq(teamMembers.userId, userId));
  const where = and(
    eq(roleBindings.organizationId, organizationId),
    or(
      eq(roleBindings.subjectId, userId),
      and(eq(roleBindings.subjectType, 'TEAM'), inArray(roleBindings.subjectId, theirTeams)),
    ),
  );
  return (await select(db, where)).map(withoutSubject);
}

export async function insertBinding(tx: Transaction, row: typeof roleBindings.$inferInsert): Promise<void> {
  await tx.insert(roleBindings).values(row);
}

/** Whether anybody, a live token, a person or a Team, holds this Organization role. */
export async function isOrganizationRoleHeld(db: Queryable, organizationId: string, role: string): Promise<boolean> {
  const byToken = db
    .select({ one: sql`1` })
    .from(apiTokens)
    .where(
      and(
        eq(apiTokens.organizationId, organizationId),
        eq(apiTokens.scope, 'ORGANIZATION'),
        eq(apiTokens.role, role),
        isNull(apiTokens.deletedAt),
      ),
    );
  const byPerson = db
    .select({ one: sql`1` })
    .from(roleBindings)
    .where(
      and(
        eq(roleBindings.entityId, organizationId),
        inArray(roleBindings.subjectType, ['USER', 'TEAM']),
        eq(roleBindings.role, role),
      ),
    );
  const answer = await db.execute<{ held: boolean }>(sql`select exists(${byToken}) or exists(${byPerson}) as held`);
  return answer.rows[0]?.held ?? false;
}

/** Takes every role on a Workspace away, whoever holds it; returns how many there were. */
export async function deleteBindingsOnWorkspace(
  tx: Transaction,
  organizationId: string,
  workspaceId: string,
): Promise<number> {
  const rows = await tx
    .delete(roleBindings)
    .where(
      and(
        eq(roleBindings.organizationId, organizationId),
        eq(roleBindings.entityType, 'WORKSPACE'),
        eq(roleBindings.entityId, workspaceId),
      ),
    )
    .returning({ id: roleBindings.id });
  return rows.length;
}

/** Takes every role on a Deployment, its Dags and its tags away, whoever holds it; returns how many there were. */
export async function deleteBindingsOnDeployment(
  tx: Transaction,
  organizationId: string,
  deploymentId: string,
): Promise<number> {
  const rows = await tx
    .delete(roleBindings)
    .where(
      and(
        eq(roleBindings.organizationId, organizationId),
        or(
          and(eq(roleBindings.entityType, 'DEPLOYMENT'), eq(roleBindings.entityId, deploymentId)),
          eq(roleBindings.deploymentId, deploymentId),
        ),
      ),
    )
    .returning({ id: roleBindings.id });
  return rows.length;
}
