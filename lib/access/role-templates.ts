import type { Permission } from './permissions.ts';
import { PERMISSIONS_OF } from './permissions.ts';
import { DAG_VIEWER, DEPLOYMENT_AUTHOR, DEPLOYMENT_OPERATOR, DEPLOYMENT_VIEWER } from './role-permissions.ts';

export type CustomRoleScope = 'DEPLOYMENT' | 'DAG';

/** A set of permissions to start a custom role from; not a role itself (domain-facts 6 and 7). */
export interface RoleTemplate {
  name: string;
  description: string;
  scope: CustomRoleScope;
  permissions: readonly Permission[];
}

export const ROLE_TEMPLATES: readonly RoleTemplate[] = [
  {
    name: 'Deployment Viewer',
    description: 'Sees the Deployment, its Dags, runs and logs.',
    scope: 'DEPLOYMENT',
    permissions: DEPLOYMENT_VIEWER,
  },
  {
    name: 'Deployment Author',
    description: 'Also runs Dags and pushes code.',
    scope: 'DEPLOYMENT',
    permissions: DEPLOYMENT_AUTHOR,
  },
  {
    name: 'Deployment Operator',
    description: 'Also configures the Deployment and Airflow.',
    scope: 'DEPLOYMENT',
    permissions: DEPLOYMENT_OPERATOR,
  },
  { name: 'Dag Viewer', description: 'Reads the Dag, its runs and logs.', scope: 'DAG', permissions: DAG_VIEWER },
  {
    name: 'Dag Author',
    description: 'Also runs, changes and deletes the Dag.',
    scope: 'DAG',
    permissions: PERMISSIONS_OF.DAG,
  },
];
