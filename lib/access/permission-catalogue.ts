import { permissionSections } from './permission-groups.ts';
import { PERMISSION_FACTS, PERMISSIONS_OF } from './permissions.ts';
import type { RoleLevel } from './roles.ts';

/** Permissions on one thing, as the REST API tells them: `<name>.<action>` is the permission. */
export interface CatalogueGroup {
  /** `deployment.airflow.pool` */
  name: string;
  description: string;
  scope: RoleLevel;
  permissions: { action: string; description: string }[];
}

const LEVELS = Object.keys(PERMISSIONS_OF) as RoleLevel[];

/** `organization.ipAccessList` → `IP access list`; the thing of the whole level is the level. */
function plainWords(name: string): string {
  const words = (name.split('.').at(-1) ?? name).replaceAll(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
  return (words.charAt(0).toUpperCase() + words.slice(1)).replace(/^Api\b/, 'API').replace(/^Ip\b/, 'IP');
}

/** What things of the catalogue are called where custom roles are made. */
function groupLabels(): Map<string, string> {
  const groups = [...permissionSections('DEPLOYMENT'), ...permissionSections('DAG')].flatMap(
    (section) => section.groups,
  );
  return new Map(groups.map(({ key, label }) => [key, label]));
}

/** Every permission of the level, or of all levels, by the thing it is about and in catalogue order. */
export function permissionCatalogue(level?: RoleLevel): CatalogueGroup[] {
  const labels = groupLabels();
  const groups = new Map<string, CatalogueGroup>();
  for (const scope of level ? [level] : LEVELS) {
    for (const permission of PERMISSIONS_OF[scope]) {
      const end = permission.lastIndexOf('.');
      const name = permission.slice(0, end);
      const description = labels.get(name) ?? plainWords(name);
      const group = groups.get(name) ?? { name, description, scope, permissions: [] };
      group.permissions.push({ action: permission.slice(end + 1), description: PERMISSION_FACTS[permission].label });
      groups.set(name, group);
    }
  }
  return [...groups.values()];
}
