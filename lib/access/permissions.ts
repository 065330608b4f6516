import {
  DAG_PERMISSIONS,
  DEPLOYMENT_PERMISSIONS,
  type DagPermission,
  type DeploymentPermission,
} from './deployment-permissions.ts';

/** What a permission allows as a verb phrase, and how dangerous it is in the wrong hands (3 first in previews). */
export interface PermissionFacts {
  label: string;
  danger: number;
}

/** Sources: domain-facts 5 and 6.1. */
const ORGANIZATION_PERMISSIONS = {
  'organization.get': { label: 'See the Organization and its settings', danger: 0 },
  'organization.self.get': { label: 'See its own roles', danger: 0 },
  'organization.users.get': { label: 'See users and Teams', danger: 0 },
  'organization.workspaces.list': { label: 'List the Workspaces it was added to', danger: 0 },
  'organization.clusters.get': { label: 'See clusters and lineage', danger: 0 },
  'organization.usage.get': { label: 'See usage of all Workspaces', danger: 1 },
  'organization.billing.update': { label: 'Change billing data and settings', danger: 2 },
  'organization.apiTokens.access': { label: 'See API tokens', danger: 1 },
  'organization.apiTokens.introspect': { label: 'Check API token values and see their roles', danger: 0 },
  'organization.apiTokens.create': { label: 'Create API tokens', danger: 3 },
  'organization.apiTokens.update': { label: 'Change and pause API tokens', danger: 2 },
  'organization.apiTokens.rotate': { label: 'Rotate API tokens', danger: 3 },
  'organization.apiTokens.rotateSelf': { label: 'Rotate itself, as an API token', danger: 1 },
  'organization.apiTokens.delete': { label: 'Delete API tokens', danger: 3 },
  'organization.users.invite': { label: 'Invite or remove users', danger: 3 },
  'organization.userRoles.access': { label: 'Change roles of users and Teams', danger: 3 },
  'organization.teams.manage': { label: 'Create, change and delete Teams', danger: 2 },
  'organization.roles.manage': { label: 'Create custom roles', danger: 2 },
  'organization.workspaces.create': { label: 'Create Workspaces', danger: 2 },
  'organization.workspaces.own': { label: 'Act as Workspace Owner in every Workspace', danger: 3 },
  'organization.clusters.manage': { label: 'Create, change and delete clusters', danger: 2 },
  'organization.ipAccessList.manage': { label: 'Change the IP access list', danger: 2 },
  'organization.auditLogs.export': { label: 'Export audit logs', danger: 1 },
  'organization.update': { label: 'Change Organization settings', danger: 2 },
} as const;

/** Source: domain-facts 6.2 and 12. What happens inside Deployments is said by the permissions of that level. */
const WORKSPACE_PERMISSIONS = {
  'workspace.get': { label: 'See the Workspace', danger: 0 },
  'workspace.users.get': { label: 'See users and Teams of the Workspace', danger: 0 },
  'workspace.deployments.list': { label: 'List all Deployments of the Workspace', danger: 0 },
  'workspace.alerts.get': { label: 'See alerts of the Workspace', danger: 0 },
  'workspace.alerts.manage': { label: 'Create, change and delete alerts', danger: 1 },
  'workspace.envObjects.manage': { label: 'Manage connections of the Environment Manager', danger: 2 },
  'workspace.deployments.create': { label: 'Create Deployments', danger: 2 },
  'workspace.apiTokens.get': { label: 'See Workspace API tokens', danger: 1 },
  'workspace.apiTokens.create': { label: 'Create Workspace API tokens', danger: 3 },
  'workspace.apiTokens.update': { label: 'Change and pause Workspace API tokens', danger: 2 },
  'workspace.apiTokens.rotate': { label: 'Rotate Workspace API tokens', danger: 3 },
  'workspace.apiTokens.rotateSelf': { label: 'Rotate itself, as a Workspace API token', danger: 1 },
  'workspace.apiTokens.delete': { label: 'Delete Workspace API tokens', danger: 3 },
  'workspace.roles.update': { label: 'Change who has access to the Workspace', danger: 3 },
  'workspace.update': { label: 'Change Workspace settings', danger: 2 },
  'workspace.delete': { label: 'Delete the Workspace', danger: 3 },
} as const;

export type OrganizationPermission = keyof typeof ORGANIZATION_PERMISSIONS;
export type WorkspacePermission = keyof typeof WORKSPACE_PERMISSIONS;
export type Permission = OrganizationPermission | WorkspacePermission | DeploymentPermission | DagPermission;

/** The permissions of each level, in the order of the catalogue. */
export const PERMISSIONS_OF = {
  ORGANIZATION: Object.keys(ORGANIZATION_PERMISSIONS) as OrganizationPermission[],
  WORKSPACE: Object.keys(WORKSPACE_PERMISSIONS) as WorkspacePermission[],
  DEPLOYMENT: Object.keys(DEPLOYMENT_PERMISSIONS) as DeploymentPermission[],
  DAG: Object.keys(DAG_PERMISSIONS) as DagPermission[],
} as const;

export const PERMISSIONS: readonly Permission[] = Object.values(PERMISSIONS_OF).flat();

export const PERMISSION_FACTS: Record<Permission, PermissionFacts> = {
  ...ORGANIZATION_PERMISSIONS,
  ...WORKSPACE_PERMISSIONS,
  ...DEPLOYMENT_PERMISSIONS,
  ...DAG_PERMISSIONS,
};

export function isPermission(name: string): name is Permission {
  return Object.hasOwn(PERMISSION_FACTS, name);
}
