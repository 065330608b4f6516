import { DAG_GROUPS, DEPLOYMENT_GROUPS } from './deployment-permissions.ts';
import { PERMISSION_FACTS, type Permission } from './permissions.ts';
import type { CustomRoleScope } from './role-templates.ts';

export interface GroupedPermission {
  permission: Permission;
  /** In full: `Create connections`. */
  label: string;
  /** Beside the name of its group: `Create`; the full label where that says something else. */
  short: string;
}

/** What belongs together in the catalogue: the actions on one thing. */
export interface PermissionGroup {
  /** `deployment.airflow.connection` */
  key: string;
  /** `Connections` */
  label: string;
  permissions: GroupedPermission[];
}

export interface PermissionSection {
  label: string;
  groups: PermissionGroup[];
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function groupOf(key: string, { noun, actions }: { noun: string; actions: readonly string[] }): PermissionGroup {
  return {
    key,
    label: capital(noun.replace(/^the /, '')),
    permissions: actions.map((action) => {
      const permission = `${key}.${action}` as Permission;
      const { label } = PERMISSION_FACTS[permission];
      const short = label.endsWith(` ${noun}`) ? label.slice(0, -noun.length - 1) : label;
      return { permission, label, short };
    }),
  };
}

/** The catalogue of a custom role's scope in sections and groups, in catalogue order. */
export function permissionSections(scope: CustomRoleScope): PermissionSection[] {
  if (scope === 'DAG') {
    const groups = Object.entries(DAG_GROUPS).map(([name, group]) => groupOf(`dag.airflow.${name}`, group));
    return [{ label: 'Dag', groups }];
  }
  const all = Object.entries(DEPLOYMENT_GROUPS);
  const grouped = (entries: typeof all) =>
    entries.map(([name, group]) => groupOf(name === '' ? 'deployment' : `deployment.${name}`, group));
  return [
    { label: 'Deployment', groups: grouped(all.filter(([name]) => !name.startsWith('airflow.'))) },
    { label: 'Airflow', groups: grouped(all.filter(([name]) => name.startsWith('airflow.'))) },
  ];
}
