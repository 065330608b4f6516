import type { DagPermission, DeploymentPermission } from './deployment-permissions.ts';
import {
  isPermission,
  PERMISSIONS,
  PERMISSIONS_OF,
  type OrganizationPermission,
  type Permission,
  type WorkspacePermission,
} from './permissions.ts';

// What each built-in role may do, each level on top of the one below (domain-facts 6, 6.1, 6.2, 7.1, 12).

export const ORGANIZATION_MEMBER: OrganizationPermission[] = [
  'organization.get',
  'organization.self.get',
  'organization.users.get',
  'organization.workspaces.list',
  'organization.clusters.get',
  // Whoever has a value to ask about could use it: the answer gives nothing away, and a gateway can do with the least role.
  'organization.apiTokens.introspect',
  // A token becomes no stronger by it, and its period no longer.
  'organization.apiTokens.rotateSelf',
];
export const OBSERVE_ADMIN: OrganizationPermission[] = [...ORGANIZATION_MEMBER, 'organization.usage.get'];
export const BILLING_ADMIN: OrganizationPermission[] = [...OBSERVE_ADMIN, 'organization.billing.update'];

const NOT_FOR_VIEWERS: DeploymentPermission[] = [
  'deployment.agents.get',
  'deployment.airflow.adminMenu.get',
  'deployment.airflow.auditLog.get',
  'deployment.airflow.config.get',
  'deployment.airflow.connection.get',
  'deployment.airflow.plugin.get',
  'deployment.airflow.pool.get',
  'deployment.airflow.provider.get',
  'deployment.airflow.variable.get',
  'deployment.airflow.xcom.get',
  'deployment.apiTokens.get',
  'deployment.envObjects.get',
];
/** Sees a Deployment and its Dags; the template Deployment Viewer. */
export const DEPLOYMENT_VIEWER: DeploymentPermission[] = PERMISSIONS_OF.DEPLOYMENT.filter(
  (permission) => permission.endsWith('.get') && !NOT_FOR_VIEWERS.includes(permission),
);
/** Also runs Dags and pushes code; the template Deployment Author. */
export const DEPLOYMENT_AUTHOR: DeploymentPermission[] = [
  ...DEPLOYMENT_VIEWER,
  'deployment.airflow.adminMenu.get',
  'deployment.airflow.connection.get',
  'deployment.airflow.plugin.get',
  'deployment.airflow.pool.get',
  'deployment.airflow.provider.get',
  'deployment.airflow.variable.get',
  'deployment.airflow.xcom.get',
  'deployment.airflow.dag.update',
  'deployment.airflow.dagRun.create',
  'deployment.airflow.dagRun.update',
  'deployment.airflow.dagRun.delete',
  'deployment.airflow.taskInstance.create',
  'deployment.airflow.taskInstance.update',
  'deployment.airflow.taskInstance.delete',
  'deployment.alerts.create',
  'deployment.alerts.update',
  'deployment.alerts.delete',
  'deployment.deploys.create',
  'deployment.deploys.update',
];
const OWNER_ONLY: DeploymentPermission[] = [
  'deployment.apiTokens.create',
  'deployment.apiTokens.update',
  'deployment.apiTokens.delete',
  'deployment.apiTokens.rotate',
  'deployment.apiTokens.rotateSelf',
  'deployment.teams.delete',
  'deployment.users.delete',
];
/** Also configures Deployments and Airflow; the template Deployment Operator. Tokens and members stay with owners. */
export const DEPLOYMENT_OPERATOR: DeploymentPermission[] = PERMISSIONS_OF.DEPLOYMENT.filter(
  (permission) => !OWNER_ONLY.includes(permission),
);
export const DEPLOYMENT_ACCESSOR: DeploymentPermission[] = ['deployment.get', 'deployment.airflow.website.get'];

export const DAG_VIEWER: DagPermission[] = PERMISSIONS_OF.DAG.filter((permission) => permission.endsWith('.get'));

/** A right on everything in a Deployment is the same right on each of its Dags. */
export function withDagPermissions(permissions: readonly Permission[]): Permission[] {
  const onDags = permissions.map((permission) => permission.replace(/^deployment\./, 'dag.')).filter(isPermission);
  return [...new Set([...permissions, ...onDags])];
}

const WORKSPACE_ACCESSOR_RIGHTS: WorkspacePermission[] = ['workspace.get'];
const WORKSPACE_MEMBER_RIGHTS: WorkspacePermission[] = [
  ...WORKSPACE_ACCESSOR_RIGHTS,
  'workspace.users.get',
  'workspace.deployments.list',
  'workspace.alerts.get',
  'workspace.apiTokens.rotateSelf',
];
const WORKSPACE_AUTHOR_RIGHTS: WorkspacePermission[] = [...WORKSPACE_MEMBER_RIGHTS, 'workspace.alerts.manage'];
const WORKSPACE_OPERATOR_RIGHTS: WorkspacePermission[] = [
  ...WORKSPACE_AUTHOR_RIGHTS,
  'workspace.envObjects.manage',
  'workspace.deployments.create',
  'workspace.apiTokens.get',
  'workspace.apiTokens.create',
  'workspace.apiTokens.update',
  'workspace.apiTokens.rotate',
  'workspace.apiTokens.delete',
];

export const WORKSPACE_ACCESSOR: Permission[] = WORKSPACE_ACCESSOR_RIGHTS;
export const WORKSPACE_MEMBER = withDagPermissions([...WORKSPACE_MEMBER_RIGHTS, ...DEPLOYMENT_VIEWER]);
export const WORKSPACE_AUTHOR = withDagPermissions([...WORKSPACE_AUTHOR_RIGHTS, ...DEPLOYMENT_AUTHOR]);
export const WORKSPACE_OPERATOR = withDagPermissions([...WORKSPACE_OPERATOR_RIGHTS, ...DEPLOYMENT_OPERATOR]);
export const WORKSPACE_OWNER: Permission[] = PERMISSIONS.filter(
  (permission) => !permission.startsWith('organization.'),
);
export const DEPLOYMENT_ADMIN: Permission[] = [...PERMISSIONS_OF.DEPLOYMENT, ...PERMISSIONS_OF.DAG];
