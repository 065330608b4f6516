import type { EntityType } from './bindings.ts';
import { PERMISSIONS, PERMISSIONS_OF, type Permission } from './permissions.ts';
import {
  BILLING_ADMIN,
  DAG_VIEWER,
  DEPLOYMENT_ACCESSOR,
  DEPLOYMENT_ADMIN,
  OBSERVE_ADMIN,
  ORGANIZATION_MEMBER,
  WORKSPACE_ACCESSOR,
  WORKSPACE_AUTHOR,
  WORKSPACE_MEMBER,
  WORKSPACE_OPERATOR,
  WORKSPACE_OWNER,
} from './role-permissions.ts';

/** Where a role is held; a Dag role is held on a Dag or on a tag. */
export type RoleLevel = 'ORGANIZATION' | 'WORKSPACE' | 'DEPLOYMENT' | 'DAG';

export const ORGANIZATION_ROLES = [
  'ORGANIZATION_MEMBER',
  'ORGANIZATION_OBSERVE_MEMBER',
  'ORGANIZATION_OBSERVE_ADMIN',
  'ORGANIZATION_BILLING_ADMIN',
  'ORGANIZATION_OWNER',
] as const;
export type OrganizationRole = (typeof ORGANIZATION_ROLES)[number];

/** Built-in roles of each level, weakest first. */
export const ROLES_OF = {
  ORGANIZATION: ORGANIZATION_ROLES,
  WORKSPACE: ['WORKSPACE_ACCESSOR', 'WORKSPACE_MEMBER', 'WORKSPACE_AUTHOR', 'WORKSPACE_OPERATOR', 'WORKSPACE_OWNER'],
  DEPLOYMENT: ['DEPLOYMENT_ACCESSOR', 'DEPLOYMENT_ADMIN'],
  DAG: ['DAG_VIEWER', 'DAG_AUTHOR'],
} as const satisfies Record<RoleLevel, readonly string[]>;

export type BuiltInRole = (typeof ROLES_OF)[RoleLevel][number];

export interface RoleFacts {
  level: RoleLevel;
  /** Name in full. */
  name: string;
  /** Name in a column that already says the level. */
  shortName: string;
  /** One plain sentence for the form. */
  summary: string;
  permissions: ReadonlySet<Permission>;
}

function role(level: RoleLevel, shortName: string, summary: string, permissions: readonly Permission[]): RoleFacts {
  const name = `${{ ORGANIZATION: 'Organization', WORKSPACE: 'Workspace', DEPLOYMENT: 'Deployment', DAG: 'Dag' }[level]} ${shortName}`;
  return { level, name, shortName, summary, permissions: new Set(permissions) };
}

/** Every built-in role (domain-facts 6 and 12). */
export const ROLE_FACTS: Record<BuiltInRole, RoleFacts> = {
  ORGANIZATION_MEMBER: role(
    'ORGANIZATION',
    'Member',
    'Sees the Organization and its users. No Workspace until you add one.',
    ORGANIZATION_MEMBER,
  ),
  ORGANIZATION_OBSERVE_MEMBER: role(
    'ORGANIZATION',
    'Observe Member',
    'A member who also reads the Observe product.',
    ORGANIZATION_MEMBER,
  ),
  ORGANIZATION_OBSERVE_ADMIN: role(
    'ORGANIZATION',
    'Observe Admin',
    'A member who administers the Observe product and sees usage.',
    OBSERVE_ADMIN,
  ),
  ORGANIZATION_BILLING_ADMIN: role(
    'ORGANIZATION',
    'Billing Admin',
    'Also sees usage and changes billing.',
    BILLING_ADMIN,
  ),
  ORGANIZATION_OWNER: role('ORGANIZATION', 'Owner', 'Can do everything, in every Workspace.', PERMISSIONS),
  WORKSPACE_ACCESSOR: role('WORKSPACE', 'Accessor', 'Sees only that the Workspace exists.', WORKSPACE_ACCESSOR),
  WORKSPACE_MEMBER: role('WORKSPACE', 'Member', 'Sees Deployments, Dags, logs and alerts.', WORKSPACE_MEMBER),
  WORKSPACE_AUTHOR: role('WORKSPACE', 'Author', 'Also runs Dags and pushes code.', WORKSPACE_AUTHOR),
  WORKSPACE_OPERATOR: role(
    'WORKSPACE',
    'Operator',
    'Also creates and configures Deployments, connections and Workspace tokens.',
    WORKSPACE_OPERATOR,
  ),
  WORKSPACE_OWNER: role('WORKSPACE', 'Owner', 'Can do everything in this Workspace.', WORKSPACE_OWNER),
  DEPLOYMENT_ACCESSOR: role(
    'DEPLOYMENT',
    'Accessor',
    'Sees only that the Deployment exists; carries Dag roles.',
    DEPLOYMENT_ACCESSOR,
  ),
  DEPLOYMENT_ADMIN: role('DEPLOYMENT', 'Admin', 'Can do everything in this Deployment.', DEPLOYMENT_ADMIN),
  DAG_VIEWER: role('DAG', 'Viewer', 'Reads the Dag, its runs and logs.', DAG_VIEWER),
  DAG_AUTHOR: role('DAG', 'Author', 'Also runs, changes and deletes the Dag.', PERMISSIONS_OF.DAG),
};

export function isBuiltInRole(name: string): name is BuiltInRole {
  return Object.hasOwn(ROLE_FACTS, name);
}

export function isOrganizationRole(name: string): name is OrganizationRole {
  return (ORGANIZATION_ROLES as readonly string[]).includes(name);
}

/** The level whose roles are held on this kind of entity. */
export function levelOf(entityType: EntityType): RoleLevel {
  return entityType === 'DAG_TAG' ? 'DAG' : entityType;
}

/** The role's name for people; a custom role is called by its own name. */
export function roleName(name: string): string {
  return isBuiltInRole(name) ? ROLE_FACTS[name].name : name;
}

export function shortRoleName(name: string): string {
  return isBuiltInRole(name) ? ROLE_FACTS[name].shortName : name;
}
