import { and, eq, inArray, isNull, or, sql, type SQL } from 'drizzle-orm';

import type { Queryable, Transaction } from '#db/client.ts';
import { apiTokens, customRoles, deployments, roleBindings, teamMembers, teams } from '#db/schema/index.ts';
import type { Binding, CustomRoleFacts, EntityType, SubjectType } from '#lib/access/bindings.ts';
import type { Resource } from '#lib/access/decide.ts';

/** The custom role a binding names, as JSON; needs `customRoles` joined. */
export const customRoleJson = sql<CustomRoleFacts | null>`case when ${customRoles.id} is null then null else
  json_build_object('id', ${customRoles.id}, 'scope', ${customRoles.scope},
    'permissions', to_json(${customRoles.permissions}),
    'restrictedWorkspaceIds', to_json(${customRoles.restrictedWorkspaceIds})) end`;

/** The Deployment a binding is held on or inside of. */
export const bindingDeployment = sql`coalesce(${roleBindings.deploymentId},
  case when ${roleBindings.entityType} = 'DEPLOYMENT' then ${roleBindings.entityId} end)`;

/** A binding in the shape of `Binding`, as the driver gives it: of a thousand roles, copying each would cost as much as finding them. */
type Row = Binding & Record<string, unknown>;

const columns = sql`
  ${roleBindings.entityType} as "entityType", ${roleBindings.entityId} as "entityId",
  ${roleBindings.deploymentId} as "deploymentId", ${roleBindings.role}, ${deployments.workspaceId} as "workspaceId",
  case when ${roleBindings.customRoleId} is not null then
    (select ${customRoleJson} from ${customRoles} where ${customRoles.id} = ${roleBindings.customRoleId}) end as "custom"`;
/** The Team a person has the role by. */
const team = sql`case when ${roleBindings.subjectType} = 'TEAM' then
    (select json_build_object('id', ${teams.id}, 'name', ${teams.name})
      from ${teams} where ${teams.id} = ${roleBindings.subjectId}) end as "team"`;
const source = sql`${roleBindings} left join ${deployments} on ${deployments.id} = ${bindingDeployment}`;

const WIDTH: Record<EntityType, number> = { ORGANIZATION: 0, WORKSPACE: 1, DEPLOYMENT: 2, DAG: 3, DAG_TAG: 4 };

const byText = (a: string, b: string) => (a < b ? -1 : Number(a > b));

/** Widest entity first, so that the widest role decides; one's own before those of Teams; else an order nobody reads. */
function compareRows(a: Row, b: Row): number {
  return (
    WIDTH[a.entityType] - WIDTH[b.entityType] ||
    byText(a.entityId, b.entityId) ||
    byText(a.deploymentId ?? '', b.deploymentId ?? '') ||
    byText(a.team?.id ?? '', b.team?.id ?? '')
  );
}

async function select(db: Queryable, where: SQL | undefined, selected = columns): Promise<Binding[]> {
  const { rows } = await db.execute<Row>(sql`select ${selected} from ${source} where ${where}`);
  return rows.toSorted(compareRows);
}

/** The roles one subject (person, Team or token) holds itself in one Organization, widest entity first. */
export async function selectBindings(db: Queryable, subjectId: string, organizationId: string): Promise<Binding[]> {
  return select(db, and(eq(roleBindings.subjectId, subjectId), eq(roleBindings.organizationId, organizationId)));
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
  const { rows } = await db.execute<Row & { subjectId: string }>(
    sql`select ${roleBindings.subjectId} as "subjectId", ${columns} from ${source} where ${where}`,
  );
  for (const { subjectId, ...binding } of rows.toSorted(compareRows))
    bySubject.get(subjectId)?.push(binding as Binding);
  return bySubject;
}

/** Everything a person may act by: roles of their own and those of their Teams (`team` says which), widest first. */
export async function selectPersonBindings(
  db: Queryable,
  userId: string,
  organizationId: string,
  places?: SQL,
): Promise<Binding[]> {
  const theirTeams = db.select({ id: teamMembers.teamId }).from(teamMembers).where(eq(teamMembers.userId, userId));
  const where = and(
    eq(roleBindings.organizationId, organizationId),
    or(
      eq(roleBindings.subjectId, userId),
      and(eq(roleBindings.subjectType, 'TEAM'), inArray(roleBindings.subjectId, theirTeams)),
    ),
    places,
  );
  return select(db, where, sql`${columns}, ${team}`);
}

/** Of what the subject acts by, only the roles held on the resource or on what it lies in: all that `decide` needs. */
export async function selectBindingsOn(
  db: Queryable,
  subject: { type: SubjectType; id: string },
  { organizationId, workspaceId, deploymentId, dag }: Resource,
): Promise<Binding[]> {
  const on = (type: EntityType, id: string | undefined) =>
    id === undefined ? undefined : and(eq(roleBindings.entityType, type), eq(roleBindings.entityId, id));
  const places = or(
    on('ORGANIZATION', organizationId),
    on('WORKSPACE', workspaceId),
    on('DEPLOYMENT', deploymentId),
    dag && deploymentId !== undefined ? eq(roleBindings.deploymentId, deploymentId) : undefined,
  );
  if (subject.type === 'USER') return selectPersonBindings(db, subject.id, organizationId, places);
  const own = and(eq(roleBindings.subjectId, subject.id), eq(roleBindings.organizationId, organizationId));
  return select(db, and(own, places));
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
