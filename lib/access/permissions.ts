/**
 * Every Organization-level permission: its name in the field's own vocabulary, what it allows as a verb phrase, and
 * how dangerous it is in the wrong hands (3 first in previews). Sources: domain-facts 6.1 and 5.
 */
export const ORGANIZATION_PERMISSIONS = {
  'organization.get': { label: 'See the Organization and its settings', danger: 0 },
  'organization.self.get': { label: 'See its own roles', danger: 0 },
  'organization.users.get': { label: 'See users and Teams', danger: 0 },
  'organization.workspaces.list': { label: 'List the Workspaces it was added to', danger: 0 },
  'organization.clusters.get': { label: 'See clusters and lineage', danger: 0 },
  'organization.usage.get': { label: 'See usage of all Workspaces', danger: 1 },
  'organization.billing.update': { label: 'Change billing data and settings', danger: 2 },
  'organization.apiTokens.access': { label: 'See API tokens', danger: 1 },
  'organization.apiTokens.create': { label: 'Create API tokens', danger: 3 },
  'organization.apiTokens.update': { label: 'Change and pause API tokens', danger: 2 },
  'organization.apiTokens.rotate': { label: 'Rotate API tokens', danger: 3 },
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

export type Permission = keyof typeof ORGANIZATION_PERMISSIONS;

export const PERMISSIONS = Object.keys(ORGANIZATION_PERMISSIONS) as Permission[];
