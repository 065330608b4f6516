import { defineList } from '#components/data-table/list-definition.ts';
import type { SubjectType } from '#lib/access/bindings.ts';
import { roleName } from '#lib/access/roles.ts';
import { formatList } from '#lib/format.ts';
import type { SubjectRoleChange, SubjectRoleLevel, SubjectRoleRow } from '#lib/subject-roles/types.ts';

export const LEVEL_WORDS: Record<SubjectRoleLevel, string> = {
  WORKSPACE: 'Workspace',
  DEPLOYMENT: 'Deployment',
  DAG: 'Dag',
};

/** The least role that is of use; at Deployments there is no such choice to make for somebody. */
export const FIRST_ROLE: Record<SubjectRoleLevel, string | null> = {
  WORKSPACE: 'WORKSPACE_MEMBER',
  DEPLOYMENT: null,
  DAG: 'DAG_VIEWER',
};

function listOf(level: SubjectRoleLevel) {
  const word = LEVEL_WORDS[level];
  return defineList({
    one: `${word} role`,
    many: `${word} roles`,
    sorts: { name: level === 'DAG' ? 'Deployment' : word },
    sort: 'name',
    dir: 'asc',
    filters: {},
  });
}

/** URL and words of the three lists of roles. */
export const ROLE_LISTS = { WORKSPACE: listOf('WORKSPACE'), DEPLOYMENT: listOf('DEPLOYMENT'), DAG: listOf('DAG') };

export const SUBJECT_WORDS: Record<SubjectType, { this: string; many: string }> = {
  TOKEN: { this: 'This token', many: 'tokens' },
  USER: { this: 'This person', many: 'people' },
  TEAM: { this: 'This Team', many: 'Teams' },
};

/** `Tag: finance`, `Dag: load_daily` */
export function appliesTo({ entityType, entityId }: Pick<SubjectRoleRow, 'entityType' | 'entityId'>): string {
  return `${entityType === 'DAG_TAG' ? 'Tag' : 'Dag'}: ${entityId}`;
}

/** What a role is held on, as sentences and button names say it: `analytics`, `Tag: finance in prod`. */
export function placeOf(row: Pick<SubjectRoleRow, 'entityType' | 'entityId' | 'placeName'>): string {
  const isDag = row.entityType === 'DAG' || row.entityType === 'DAG_TAG';
  return isDag ? `${appliesTo(row)} in ${row.placeName}` : row.placeName;
}

/** "Role added. Workspace Accessor on analytics was added too." */
export function addedSentence(what: string, { given }: SubjectRoleChange): string {
  const others = given.slice(0, -1).map(({ role, place }) => `${roleName(role)} on ${place}`);
  if (others.length === 0) return `${what} added`;
  return `${what} added. ${formatList(others)} ${others.length === 1 ? 'was' : 'were'} added too.`;
}
