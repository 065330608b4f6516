import { selectProfiles } from '#db/queries/profiles.ts';
import { countSubjectRoles, selectSubjectRoles, type SubjectRoleRecord } from '#db/queries/subject-roles.ts';
import { identityOf } from '#lib/access/binding-rules.ts';
import type { Binding } from '#lib/access/bindings.ts';
import { roleName } from '#lib/access/roles.ts';
import type { Context } from '#lib/context.ts';
import { rangeOf } from '#lib/lists.ts';
import type { Profile } from '#lib/tokens/types.ts';

import { insideOf } from './roles-inside.ts';
import { loadSubject, type LoadedSubject } from './load-subject.ts';
import { alsoInherits, inheritedFrom, questionOf, reachOf, type Reach } from './role-reach.ts';
import { listSubjectRolesInput } from './schemas.ts';
import { canAddRole, heldCan } from './subject-can.ts';
import type { SubjectRoleRow, SubjectRolesPage } from './types.ts';

const INHERITED = 'This follows from a wider role. Change that one instead.';

const isTarget = (record: SubjectRoleRecord): record is SubjectRoleRecord & Pick<SubjectRoleRow, 'entityType'> =>
  record.entityType !== 'ORGANIZATION';

/** What reaches the place of a record from further out. A Dag is told with its own role alone. */
function widerRole({ entityType, workspaceId }: SubjectRoleRecord, reach: Reach): Binding | undefined {
  if (entityType === 'DAG' || entityType === 'DAG_TAG') return undefined;
  return reach.everything ?? (entityType === 'DEPLOYMENT' ? reach.byWorkspace.get(workspaceId) : undefined);
}

/** Rows as the tables show them. What follows from a wider role is told with that role and cannot be changed here. */
export function presentRoles(ctx: Context, loaded: LoadedSubject, records: SubjectRoleRecord[]): SubjectRoleRow[] {
  const reach = reachOf(loaded.effective, ctx.organization.id);
  const own = new Map(loaded.own.map((binding) => [identityOf(binding), binding]));
  const teams = new Map(loaded.effective.flatMap(({ team }) => (team ? [[team.id, team] as const] : [])));
  return records.filter(isTarget).map((record) => {
    const { origin, subjectId, createdAt, createdById: _by, role, ...shown } = record;
    const held = origin === 0 ? own.get(identityOf({ ...record, role: role ?? '' })) : undefined;
    const reaching = widerRole(record, reach);
    const wider = origin === 2 ? reaching : undefined;
    const team = subjectId === null ? undefined : teams.get(subjectId);
    const inherited = wider
      ? inheritedFrom(wider)
      : team
        ? inheritedFrom({ ...record, role: role ?? '', team }, true)
        : null;
    const effectiveRole = role ?? (wider === reach.everything ? 'WORKSPACE_OWNER' : (wider?.role ?? ''));
    return {
      ...shown,
      role: effectiveRole,
      roleName: roleName(effectiveRole),
      addedAt: createdAt,
      addedBy: null,
      inherited,
      also: reaching && !wider ? alsoInherits(reaching) : null,
      inside: held ? insideOf(loaded, held) : { deployments: 0, dags: 0 },
      can: held ? heldCan(ctx, loaded, held) : { change: INHERITED, remove: INHERITED },
    };
  });
}

/**
 * One page of the roles of a subject on Workspaces, Deployments or Dags (listSubjectRolesInput): its own, those by
 * Teams, then what follows from wider roles. Only places the actor may see are named; the others are in `hidden`.
 */
export async function listSubjectRoles(ctx: Context, raw: unknown): Promise<SubjectRolesPage> {
  const query = listSubjectRolesInput.parse(raw);
  const loaded = await loadSubject(ctx, query.subject);
  const question = questionOf(ctx, loaded, query.level, query.q.replace(/\p{Cc}/gu, ' ').trim());
  const counts = await countSubjectRoles(ctx.db, question);
  const { page, ...range } = rangeOf(counts.total, query);
  const records = await selectSubjectRoles(ctx.db, question, range);
  const profiles = await selectProfiles(
    ctx.db,
    ctx.organization.id,
    records.flatMap(({ createdById }) => createdById ?? []),
  );
  const people = new Map(records.map((record) => [record.id, profileOf(profiles, record.createdById)]));
  return {
    rows: presentRoles(ctx, loaded, records).map((row) => ({ ...row, addedBy: people.get(row.id) ?? null })),
    total: counts.total,
    page,
    perPage: query.perPage,
    isEmpty: counts.own + counts.inherited === 0,
    hidden: counts.hidden,
    reachesAll: question.reaches.all,
    canAdd: canAddRole(ctx, loaded, query.level),
    basedOn: loaded.updatedAt,
    now: ctx.now,
  };
}

function profileOf(profiles: Map<string, Profile>, id: string | null): Profile | null {
  if (id === null) return null;
  return profiles.get(id) ?? { type: 'USER', id, label: 'Unknown', email: null, leftAt: null };
}
