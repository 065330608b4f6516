type Action = 'get' | 'create' | 'update' | 'delete' | 'rotate' | 'rotateSelf';

const CRUD = ['get', 'create', 'update', 'delete'] as const;
const READ = ['get'] as const;

/**
 * Groups of Deployment permissions, named as custom roles name them (domain-facts 7.1): `deployment.<group>.<action>`.
 * `noun` is what the verb of a label is about.
 */
export const DEPLOYMENT_GROUPS = {
  '': { noun: 'the Deployment', actions: ['get', 'update', 'delete'] },
  agents: { noun: 'Remote Execution Agents', actions: ['get', 'update', 'delete'] },
  agentTokens: { noun: 'agent tokens', actions: ['create', 'update', 'delete'] },
  'airflow.adminMenu': { noun: 'the Admin menu', actions: READ },
  'airflow.astronomer': { noun: 'the Astronomer menu', actions: READ },
  'airflow.auditLog': { noun: 'the audit log of Airflow', actions: READ },
  'airflow.browseMenu': { noun: 'the Browse menu', actions: READ },
  'airflow.clusterActivity': { noun: 'Cluster Activity', actions: READ },
  'airflow.config': { noun: 'the Airflow configuration', actions: READ },
  'airflow.connection': { noun: 'connections', actions: CRUD },
  'airflow.customMenu': { noun: 'custom menus', actions: READ },
  'airflow.dag': { noun: 'Dags', actions: ['get', 'update', 'delete'] },
  'airflow.dagCode': { noun: 'Dag code', actions: READ },
  'airflow.dagDependencies': { noun: 'Dag dependencies', actions: READ },
  'airflow.dagRun': { noun: 'Dag runs', actions: CRUD },
  'airflow.datasets': { noun: 'datasets', actions: READ },
  'airflow.docs': { noun: 'the documentation menu', actions: READ },
  'airflow.importError': { noun: 'import errors', actions: READ },
  'airflow.job': { noun: 'jobs', actions: READ },
  'airflow.plugin': { noun: 'plugins', actions: READ },
  'airflow.pool': { noun: 'pools', actions: CRUD },
  'airflow.provider': { noun: 'providers', actions: READ },
  'airflow.slaMiss': { noun: 'SLA misses', actions: READ },
  'airflow.taskInstance': { noun: 'task instances', actions: CRUD },
  'airflow.taskLog': { noun: 'task logs', actions: READ },
  'airflow.taskReschedule': { noun: 'task reschedules', actions: READ },
  'airflow.trigger': { noun: 'triggers', actions: READ },
  'airflow.variable': { noun: 'variables', actions: CRUD },
  'airflow.website': { noun: 'the Airflow website', actions: READ },
  'airflow.xcom': { noun: 'XComs', actions: ['get', 'delete'] },
  alerts: { noun: 'Deployment alerts', actions: CRUD },
  apiTokens: { noun: 'Deployment API tokens', actions: ['get', 'create', 'update', 'delete', 'rotate', 'rotateSelf'] },
  deploys: { noun: 'deploys of code', actions: ['get', 'create', 'update'] },
  envObjects: { noun: 'Environment Manager objects', actions: CRUD },
  logs: { noun: 'logs', actions: READ },
  metrics: { noun: 'metrics', actions: READ },
  teams: { noun: 'Teams with access to the Deployment', actions: ['get', 'delete'] },
  users: { noun: 'users with access to the Deployment', actions: ['get', 'delete'] },
} as const satisfies Record<string, { noun: string; actions: readonly Action[] }>;

/** Groups of Dag permissions (domain-facts 12): `dag.airflow.<group>.<action>`, what the same names mean for one Dag. */
export const DAG_GROUPS = {
  dag: { noun: 'the Dag', actions: ['get', 'update', 'delete'] },
  dagCode: { noun: 'the code of the Dag', actions: READ },
  dagRun: { noun: 'runs of the Dag', actions: CRUD },
  taskInstance: { noun: 'task instances of the Dag', actions: CRUD },
  taskLog: { noun: 'task logs of the Dag', actions: READ },
  xcom: { noun: 'XComs of the Dag', actions: READ },
} as const satisfies Record<string, { noun: string; actions: readonly Action[] }>;

type DeploymentGroup = keyof typeof DEPLOYMENT_GROUPS;
type DagGroup = keyof typeof DAG_GROUPS;
export type DeploymentPermission = {
  [
    G in DeploymentGroup
  ]: `deployment.${G extends '' ? '' : `${G}.`}${(typeof DEPLOYMENT_GROUPS)[G]['actions'][number]}`;
}[DeploymentGroup];
export type DagPermission = {
  [G in DagGroup]: `dag.airflow.${G}.${(typeof DAG_GROUPS)[G]['actions'][number]}`;
}[DagGroup];

const VERBS: Record<Action, string> = {
  get: 'See',
  create: 'Create',
  update: 'Change',
  delete: 'Delete',
  rotate: 'Rotate',
  rotateSelf: 'Rotate itself as one of',
};
const DANGER: Record<Action, number> = { get: 0, create: 2, update: 2, delete: 2, rotate: 3, rotateSelf: 1 };
/** Where the verb of the action is not what the permission is about (domain-facts 7.1), or its danger differs. */
const SPECIAL: Record<string, { label?: string; danger?: number }> = {
  'deployment.delete': { danger: 3 },
  'deployment.agents.update': { label: 'Cordon Remote Execution Agents' },
  'deployment.apiTokens.create': { danger: 3 },
  'deployment.apiTokens.delete': { danger: 3 },
  'deployment.apiTokens.rotateSelf': { label: 'Rotate itself, as a Deployment API token' },
  'deployment.deploys.create': { label: 'Push code' },
  'deployment.deploys.update': { label: 'Roll back deploys of code' },
  'deployment.teams.delete': { label: 'Change which Teams have access to the Deployment', danger: 3 },
  'deployment.users.delete': { label: 'Change which users have access to the Deployment', danger: 3 },
  'deployment.airflow.connection.get': { danger: 1 },
  'deployment.airflow.variable.get': { danger: 1 },
};

function catalogue(prefix: string, groups: Record<string, { noun: string; actions: readonly Action[] }>) {
  const entries = Object.entries(groups).flatMap(([group, { noun, actions }]) =>
    actions.map((action) => {
      const name = `${prefix}.${group === '' ? '' : `${group}.`}${action}`;
      const facts = { label: `${VERBS[action]} ${noun}`, danger: DANGER[action], ...SPECIAL[name] };
      return [name, facts] as const;
    }),
  );
  return Object.fromEntries(entries);
}

export const DEPLOYMENT_PERMISSIONS = catalogue('deployment', DEPLOYMENT_GROUPS) as Record<
  DeploymentPermission,
  { label: string; danger: number }
>;
export const DAG_PERMISSIONS = catalogue('dag.airflow', DAG_GROUPS) as Record<
  DagPermission,
  { label: string; danger: number }
>;
