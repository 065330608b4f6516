import { inArray, sql, type SQL } from 'drizzle-orm';

import type { Queryable } from '#db/client.ts';
import { organizationMembers, roleBindings, teamMembers, teams, users } from '#db/schema/index.ts';

import { escapeLike } from './escape-like.ts';
import { isListed } from './members.ts';
import { readTeams } from './teams.ts';

/** Something whose roles reach the place that is asked about. */
export interface HolderReach {
  entityType: 'DEPLOYMENT' | 'WORKSPACE' | 'ORGANIZATION';
  entityId: string;
  /** Those of its roles that do; null for each. */
  roles: readonly string[] | null;
}

/** Who has a role in one Workspace or Deployment: people, who have it by their Teams too, or Teams. */
export interface HolderQuestion {
  organizationId: string;
  type: 'USER' | 'TEAM';
  /** The place itself and what it lies in. */
  reaches: HolderReach[];
  /** Part of a name, or of a person's e-mail; empty means all. */
  q: string;
}

/** One way in which somebody has a role in the place. */
export interface HeldHere {
  /** Of the binding. */
  id: string;
  entityType: HolderReach['entityType'];
  role: string;
  /** Name of the Team a person has it by; null for a role of its own. */
  team: string | null;
  since: Date;
}

export interface HolderRecord {
  id: string;
  /** Roles on the place before those on what it lies in, each time its own before those by Teams; at least one. */
  held: HeldHere[];
}

/** Everything a person or Team is told with in the list. */
export interface HolderFacts {
  id: string;
  /** Empty while an invited person has not chosen one. */
  name: string;
  /** Null for Teams. */
  email: string | null;
  /** Null for people. */
  memberCount: number | null;
  isIdpManaged: boolean;
  /** Last change of its roles. */
  updatedAt: Date;
}

const SORTS: Record<string, SQL> = { name: sql`name_key collate "C"`, added: sql`since` };

/** What people are found and ordered by; whoever has no name yet stands under the address. */
const personName = sql`case when ${users.fullName} = '' then ${users.email} else ${users.fullName} end`;

function matches(type: HolderQuestion['type'], q: string): SQL {
  if (q === '') return sql`true`;
  const like = `%${escapeLike(q)}%`;
  return type === 'TEAM'
    ? sql`${teams.name} ilike ${like}`
    : sql`(${users.fullName} ilike ${like} or ${users.email} ilike ${like})`;
}

function isHeldOn({ entityType, entityId, roles }: HolderReach): SQL {
  const names = roles?.map((role) => sql`${role}`);
  const reaching = names ? sql` and role in (${sql.join(names, sql`, `)})` : sql``;
  return sql`entity_type = ${entityType} and entity_id = ${entityId}${reaching}`;
}

/** One row for each holder that matches: `id`, `name_key`, `held` as JSON, and `since` of the first of them. */
function holdersOf({ organizationId, type, reaches, q }: HolderQuestion): SQL {
  const bindings = sql`select * from ${roleBindings} where organization_id = ${organizationId}
    and (${sql.join(reaches.map(isHeldOn), sql` or `)})`;
  const own = sql`select subject_id as holder_id, null as team, b.* from (${bindings}) b where subject_type = ${type}`;
  const byTeam = sql`select ${teamMembers.userId}, ${teams.name}, b.* from (${bindings}) b
    join ${teams} on ${teams.id} = b.subject_id join ${teamMembers} on ${teamMembers.teamId} = ${teams.id}
    where subject_type = 'TEAM'`;
  const order = sql`order by case h.entity_type when 'DEPLOYMENT' then 0 when 'WORKSPACE' then 1 else 2 end,
    h.team nulls first, h.id`;
  const collected = sql`json_agg(json_build_object('id', h.id, 'entityType', h.entity_type, 'role', h.role,
    'team', h.team, 'since', h.created_at) ${order}) as held, (array_agg(h.created_at ${order}))[1] as since`;
  return type === 'TEAM'
    ? sql`select ${teams.id} as id, lower(${teams.name}) as name_key, ${collected} from (${own}) h
        join ${teams} on ${teams.id} = h.holder_id where ${matches(type, q)} group by ${teams.id}`
    : sql`select ${users.id} as id, lower(${personName}) as name_key, ${collected} from (${own} union all ${byTeam}) h
        join ${organizationMembers} on ${organizationMembers.userId} = h.holder_id
          and ${organizationMembers.organizationId} = ${organizationId}
        join ${users} on ${users.id} = h.holder_id where ${isListed} and ${matches(type, q)} group by ${users.id}`;
}

export async function countPlaceHolders(db: Queryable, question: HolderQuestion): Promise<number> {
  const { rows } = await db.execute<{ total: number }>(
    sql`select count(*)::int as total from (${holdersOf(question)}) holders`,
  );
  return rows[0]?.total ?? 0;
}

/** Rows `offset` … `offset + limit` of the ordered list; ties break by id. */
export async function selectPlaceHolders(
  db: Queryable,
  question: HolderQuestion,
  order: { sort: string; dir: 'asc' | 'desc' },
  range: { offset: number; limit: number },
): Promise<HolderRecord[]> {
  const direction = order.dir === 'asc' ? sql`asc` : sql`desc`;
  const { rows } = await db.execute<Record<string, unknown> & HolderRecord>(sql`
    select id, held from (${holdersOf(question)}) holders
    order by ${SORTS[order.sort] ?? SORTS['name']} ${direction}, id ${direction}
    limit ${range.limit} offset ${range.offset}`);
  return rows.map(({ id, held }) => ({ id, held: held.map((one) => ({ ...one, since: new Date(one.since) })) }));
}

const rolesUpdatedAt = sql<Date>`coalesce(${organizationMembers.rolesUpdatedAt}, ${organizationMembers.joinedAt})`;

/** The people or Teams of the ids. */
export async function selectHolderFacts(
  db: Queryable,
  { organizationId, type }: Pick<HolderQuestion, 'organizationId' | 'type'>,
  ids: string[],
): Promise<Map<string, HolderFacts>> {
  if (ids.length === 0) return new Map();
  if (type === 'TEAM') {
    const records = await readTeams(db).where(inArray(teams.id, ids));
    return new Map(records.map((team) => [team.id, { ...team, email: null }]));
  }
  const people = await db
    .select({
      id: users.id,
      name: users.fullName,
      email: users.email,
      updatedAt: rolesUpdatedAt.mapWith(organizationMembers.joinedAt),
    })
    .from(users)
    .innerJoin(
      organizationMembers,
      sql`${organizationMembers.userId} = ${users.id}
      and ${organizationMembers.organizationId} = ${organizationId}`,
    )
    .where(inArray(users.id, ids));
  return new Map(people.map((person) => [person.id, { ...person, memberCount: null, isIdpManaged: false }]));
}

/** Somebody of the Organization to give a role to. */
export interface HolderCandidate {
  id: string;
  /** Empty while an invited person has not chosen one. */
  name: string;
  /** E-mail of a person, description of a Team. */
  detail: string;
  isIdpManaged: boolean;
  /** Has a role of its own on the place. */
  isHeld: boolean;
  /** Has one on the Workspace that the place is or lies in. */
  isInWorkspace: boolean;
}

/** The place somebody is looked for. */
export interface CandidateQuestion extends Pick<HolderQuestion, 'organizationId' | 'type' | 'q'> {
  level: 'WORKSPACE' | 'DEPLOYMENT';
  placeId: string;
  workspaceId: string;
}

/** People and invited ones, or Teams, by a part of their name or e-mail, in order of their names. */
export async function selectHolderCandidates(
  db: Queryable,
  { organizationId, type, q, level, placeId, workspaceId }: CandidateQuestion,
  limit: number,
): Promise<HolderCandidate[]> {
  const holds = (id: typeof users.id | typeof teams.id, entityType: string, entityId: string) =>
    sql`exists (select 1 from ${roleBindings}
      where subject_id = ${id} and entity_type = ${entityType} and entity_id = ${entityId})`;
  const held = (id: typeof users.id | typeof teams.id) =>
    sql`${holds(id, level, placeId)} as "isHeld", ${holds(id, 'WORKSPACE', workspaceId)} as "isInWorkspace"`;
  const source =
    type === 'TEAM'
      ? sql`select ${teams.id} as id, ${teams.name} as name, ${teams.description} as detail,
          ${teams.isIdpManaged} as "isIdpManaged", ${held(teams.id)} from ${teams}
          where ${teams.organizationId} = ${organizationId} and ${matches(type, q)}
          order by lower(${teams.name}), ${teams.id}`
      : sql`select ${users.id} as id, ${users.fullName} as name, ${users.email} as detail,
          false as "isIdpManaged", ${held(users.id)} from ${organizationMembers}
          join ${users} on ${users.id} = ${organizationMembers.userId}
          where ${organizationMembers.organizationId} = ${organizationId} and ${isListed} and ${matches(type, q)}
          order by lower(${personName}), ${users.id}`;
  const { rows } = await db.execute<Record<string, unknown> & HolderCandidate>(sql`${source} limit ${limit}`);
  return rows;
}
