import { DEPLOYMENT_VIEWER } from '#lib/access/role-permissions.ts';
import type { Context } from '#lib/context.ts';
import { createRole } from '#lib/roles/create-role.ts';
import { addSubjectRole } from '#lib/subject-roles/add-subject-role.ts';
import { createTeam } from '#lib/teams/create-team.ts';

/** Teams of the demonstration, by the keys of their people. */
const TEAMS = [
  {
    name: 'Data Platform',
    description: 'Runs the shared Deployments. Ask in #data-platform.',
    members: ['grace', 'linus', 'mary'],
  },
  { name: 'Finance Analysts', description: 'Reads the Dags of finance', members: ['priya', 'zoe'] },
  { name: 'Observability', description: '', members: ['mary'], organizationRole: 'ORGANIZATION_OBSERVE_ADMIN' },
];

const ROLES = [
  {
    name: 'Release Bot',
    description: 'Pushes code from CI and rolls it back, nothing else',
    scope: 'DEPLOYMENT',
    permissions: ['deployment.get', 'deployment.deploys.get', 'deployment.deploys.create', 'deployment.deploys.update'],
  },
  {
    name: 'On-call Reader',
    description: 'Everything a night shift looks at, logs and connections included',
    scope: 'DEPLOYMENT',
    permissions: [...DEPLOYMENT_VIEWER, 'deployment.airflow.connection.get', 'deployment.airflow.pool.get'],
  },
  {
    name: 'Dag Runner',
    description: null,
    scope: 'DAG',
    permissions: ['dag.airflow.dag.get', 'dag.airflow.dagRun.get', 'dag.airflow.dagRun.create'],
  },
];

/** What Teams hold in the places of the demonstration: a Workspace or Deployment by name, or a tag in a Deployment. */
const TEAM_ROLES = [
  { team: 'Data Platform', entityType: 'WORKSPACE', place: 'Finance', role: 'WORKSPACE_OPERATOR' },
  { team: 'Data Platform', entityType: 'WORKSPACE', place: 'Platform', role: 'WORKSPACE_OWNER' },
  { team: 'Finance Analysts', entityType: 'WORKSPACE', place: 'Finance', role: 'WORKSPACE_MEMBER' },
  { team: 'Finance Analysts', entityType: 'DEPLOYMENT', place: 'finance-prod', role: 'On-call Reader' },
  { team: 'Finance Analysts', entityType: 'DAG_TAG', place: 'finance-prod', tag: 'ledger', role: 'Dag Runner' },
];

/** Teams, custom roles and who holds what, made by the services as the Owner did it then. `people` are ids by key, `places` by name. */
export async function addGroups(
  ctx: Context,
  people: ReadonlyMap<string, string>,
  places: ReadonlyMap<string, string>,
): Promise<void> {
  const teams = new Map<string, string>();
  for (const { members, ...team } of TEAMS) {
    const { id } = await createTeam(ctx, { ...team, memberIds: members.flatMap((key) => people.get(key) ?? []) });
    teams.set(team.name, id);
  }
  for (const role of ROLES) await createRole(ctx, role);
  for (const { team, entityType, place, tag, role } of TEAM_ROLES) {
    const placeId = places.get(place);
    const target = tag === undefined ? { entityId: placeId } : { entityId: tag, deploymentId: placeId };
    await addSubjectRole(ctx, { subject: { type: 'TEAM', id: teams.get(team) }, entityType, ...target, role });
  }
}
