import { countSubjectRoles, selectSubjectRoles } from '#db/queries/subject-roles.ts';
import { previewRights } from '#lib/access/rights-preview.ts';
import { roleName } from '#lib/access/roles.ts';
import type { Context } from '#lib/context.ts';

import { presentRoles } from './list-subject-roles.ts';
import { loadSubject, requireSeeAll, type LoadedSubject } from './load-subject.ts';
import { questionOf } from './role-reach.ts';
import { subjectInput } from './schemas.ts';
import type { AccessSummary, LevelSummary, SubjectRoleLevel, SubjectRoleTabs } from './types.ts';

/** Places named before "and N more". */
const NAMED = 5;

async function summarize(
  ctx: Context,
  loaded: LoadedSubject,
  level: 'WORKSPACE' | 'DEPLOYMENT',
): Promise<LevelSummary> {
  const question = questionOf(ctx, loaded, level);
  const { own, inherited } = await countSubjectRoles(ctx.db, question);
  const records = await selectSubjectRoles(ctx.db, question, { offset: 0, limit: NAMED });
  const first = presentRoles(ctx, loaded, records).map((row) => {
    const { id, placeName, workspaceName, roleName: name, inherited: from } = row;
    return { id, placeName, workspaceName, roleName: name, inherited: from };
  });
  return { own, inherited, first };
}

function countDags(loaded: LoadedSubject): number {
  return loaded.own.filter(({ deploymentId }) => deploymentId !== null).length;
}

/** All a subject may do, level by level, from the functions that enforce it. */
export async function getAccessSummary(ctx: Context, raw: unknown): Promise<AccessSummary> {
  const loaded = await loadSubject(ctx, subjectInput.parse(raw).subject);
  requireSeeAll(ctx, loaded);
  const resource = { organizationId: ctx.organization.id };
  const organizationRole = loaded.own.find(({ entityType }) => entityType === 'ORGANIZATION')?.role;
  return {
    organization: {
      roleName: organizationRole === undefined ? null : roleName(organizationRole),
      rights: previewRights(loaded.effective, resource),
    },
    workspaces: await summarize(ctx, loaded, 'WORKSPACE'),
    deployments: await summarize(ctx, loaded, 'DEPLOYMENT'),
    dags: countDags(loaded),
  };
}

/** The numbers of the tabs: the rows each lists without a search, own and inherited, on places the actor may see. */
export async function getSubjectRoleTabs(ctx: Context, raw: unknown): Promise<SubjectRoleTabs> {
  const loaded = await loadSubject(ctx, subjectInput.parse(raw).subject);
  const count = async (level: SubjectRoleLevel) =>
    (await countSubjectRoles(ctx.db, questionOf(ctx, loaded, level))).total;
  return { workspaces: await count('WORKSPACE'), deployments: await count('DEPLOYMENT'), dags: await count('DAG') };
}
