import { DEPLOYMENT_VIEWER } from '#lib/access/role-permissions.ts';
import type { Context } from '#lib/context.ts';
import { createRole } from '#lib/roles/create-role.ts';
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

/** Teams and custom roles, made by the services as the Owner did it then. `people` are ids by key. */
export async function addGroups(ctx: Context, people: ReadonlyMap<string, string>): Promise<void> {
  for (const { members, ...team } of TEAMS) {
    await createTeam(ctx, { ...team, memberIds: members.flatMap((key) => people.get(key) ?? []) });
  }
  for (const role of ROLES) await createRole(ctx, role);
}
