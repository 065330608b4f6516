import { sql, type SQL } from 'drizzle-orm';

import type { Queryable } from '#db/client.ts';
import { deployments, roleBindings, workspaces } from '#db/schema/index.ts';
import type { EntityType } from '#lib/access/bindings.ts';
import type { VisiblePlaces } from '#lib/workspaces/visible-places.ts';

import { escapeLike } from './escape-like.ts';

/** Which roles of one subject, and through what else it reaches places of that level. */
export interface SubjectRoleQuestion {
  organizationId: string;
  level: 'WORKSPACE' | 'DEPLOYMENT' | 'DAG';
  subjectId: string;
  /** The person's Teams; their roles count as inherited. */
  teamIds: string[];
  /** What is reached without a role on it: everything, or the Deployments of these Workspaces. */
  reaches: { all: boolean; workspaceIds: string[] };
  visible: VisiblePlaces;
  /** Part of a name, a Dag ID or a tag; empty means all. */
  q: string;
}

export interface SubjectRoleRecord {
  /** Of the binding, or made of the place's for inherited rows. */
  id: string;
  /** 0 own, 1 by a Team, 2 by a wider role. */
  origin: 0 | 1 | 2;
  subjectId: string | null;
  entityType: EntityType;
  entityId: string;
  deploymentId: string | null;
  /** Null for what follows from a wider role. */
  role: string | null;
  placeName: string;
  workspaceId: string;
  workspaceName: string;
  createdAt: Date | null;
  createdById: string | null;
}

const texts = (values: string[]) =>
  sql`array[${sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  )}]::text[]`;

const isIn = (column: SQL | typeof workspaces.id, values: string[]) =>
  values.length === 0 ? sql`false` : sql`${column} = any(${texts(values)})`;

/**
 * Own, Team and inherited rows of one level in one shape; `seen` and `matches` are asked of each. A place with a row of
 * its own or of a Team has no inherited one beside it.
 */
function rowsOf(question: SubjectRoleQuestion): SQL {
  const { organizationId, level, subjectId, teamIds, reaches, visible } = question;
  const isWorkspace = level === 'WORKSPACE';
  const place = isWorkspace ? sql`w` : sql`d`;
  const seen = visible.all
    ? sql`true`
    : isWorkspace
      ? isIn(sql`w.id`, visible.workspaceIds)
      : sql`(${isIn(sql`d.workspace_id`, visible.listedWorkspaceIds)} or ${isIn(sql`d.id`, visible.deploymentIds)})`;
  const places = isWorkspace
    ? sql`${workspaces} w`
    : sql`${deployments} d join ${workspaces} w on w.id = d.workspace_id`;
  const onPlace = level === 'DAG' ? sql`d.id = b.deployment_id` : sql`${place}.id = b.entity_id`;
  const types = level === 'DAG' ? ['DAG', 'DAG_TAG'] : [level];
  const common = sql`${place}.name as "placeName", w.id as "workspaceId", w.name as "workspaceName", ${seen} as seen`;
  const reached = reaches.all || isWorkspace ? sql`${reaches.all}` : isIn(sql`d.workspace_id`, reaches.workspaceIds);
  const bound = sql`b.organization_id = ${organizationId} and ${isIn(sql`b.subject_id`, [subjectId, ...teamIds])}
    and ${isIn(sql`b.entity_type`, types)} and ${onPlace}`;
  const held = sql`
    select b.id, case when b.subject_id = ${subjectId} then 0 else 1 end as origin, b.subject_id as "subjectId",
      b.entity_type as "entityType", b.entity_id as "entityId", b.deployment_id as "deploymentId", b.role, ${common},
      b.created_at as "createdAt", b.created_by_id as "createdById"
    from ${roleBindings} b, ${places} where ${bound}`;
  if (level === 'DAG' || (!reaches.all && (isWorkspace || reaches.workspaceIds.length === 0))) return held;
  return sql`${held} union all
    select 'via-' || ${place}.id, 2, null, ${level}, ${place}.id, null, null, ${common}, null, null
    from ${places} where ${place}.organization_id = ${organizationId} and ${reached}
      and not exists (select from ${roleBindings} b where ${bound})`;
}

function matchesOf(q: string): SQL {
  if (q === '') return sql`true`;
  const like = `%${escapeLike(q)}%`;
  return sql`("placeName" ilike ${like} or "workspaceName" ilike ${like} or "entityId" ilike ${like})`;
}

export interface SubjectRoleCounts {
  /** Roles of its own. */
  own: number;
  /** Rows by Teams and wider roles. */
  inherited: number;
  /** Rows on places the actor may not see; part of the two above. */
  hidden: number;
  /** Rows the actor may see that match. */
  total: number;
}

export async function countSubjectRoles(db: Queryable, question: SubjectRoleQuestion): Promise<SubjectRoleCounts> {
  const answer = await db.execute<Record<keyof SubjectRoleCounts, number>>(sql`
    select count(*) filter (where origin = 0)::int as own, count(*) filter (where origin > 0)::int as inherited,
      count(*) filter (where not seen)::int as hidden,
      count(*) filter (where seen and ${matchesOf(question.q)})::int as total
    from (${rowsOf(question)}) rows`);
  return answer.rows[0] ?? { own: 0, inherited: 0, hidden: 0, total: 0 };
}

/** One page of what the actor may see: own roles first, then by Teams, then inherited; by name within. */
export async function selectSubjectRoles(
  db: Queryable,
  question: SubjectRoleQuestion,
  range: { offset: number; limit: number },
): Promise<SubjectRoleRecord[]> {
  const answer = await db.execute<Record<string, unknown>>(sql`
    select * from (${rowsOf(question)}) rows where seen and ${matchesOf(question.q)}
    order by origin, lower("placeName"), "workspaceName", "entityId", id limit ${range.limit} offset ${range.offset}`);
  return answer.rows.map((row) => {
    const { seen: _seen, createdAt, ...record } = row;
    return { ...record, createdAt: createdAt === null ? null : new Date(createdAt as string) };
  }) as unknown as SubjectRoleRecord[];
}
