import type { Permission } from '#lib/access/permissions.ts';
import type { CustomRoleScope } from '#lib/access/role-templates.ts';
import type { BuiltInRole, RoleLevel } from '#lib/access/roles.ts';
import type { ListPage } from '#lib/lists.ts';
import type { Can, Profile } from '#lib/tokens/types.ts';

/** How many people, Teams and tokens hold a role themselves. */
export interface HolderCounts {
  users: number;
  teams: number;
  tokens: number;
}

export interface BuiltInRoleRow {
  role: BuiltInRole;
  level: RoleLevel;
  name: string;
  summary: string;
  /** How many rights it has at all levels. */
  permissionCount: number;
  usedBy: HolderCounts;
}

export interface RoleCan {
  edit: Can;
  /** Why permissions and restrictions cannot change although the role can be edited. */
  changePermissions: Can;
  delete: Can;
}

export interface WorkspaceName {
  id: string;
  name: string;
}

/** A custom role as a list shows it. */
export interface RoleRow {
  id: string;
  name: string;
  /** Null when not set; an empty text is kept apart from it. */
  description: string | null;
  scope: CustomRoleScope;
  permissions: Permission[];
  /** Workspaces it works in, by name; empty means everywhere. */
  restrictedWorkspaces: WorkspaceName[];
  usedBy: HolderCounts;
  createdAt: Date;
  createdBy: Profile;
  updatedAt: Date;
  updatedBy: Profile;
  can: RoleCan;
}

export interface RolePage extends ListPage<RoleRow> {
  canCreate: Can;
  /** The moment the answer was made; the first client render uses it too. */
  now: Date;
}

export interface RoleDetails extends RoleRow {
  /** Direct Access tokens that hold it; while there are any, its permissions cannot change. */
  blockedBy: { id: string; name: string }[];
  now: Date;
}

export interface RoleHolder {
  type: 'USER' | 'TEAM' | 'TOKEN';
  id: string;
  name: string;
  /** Where it is held: "prod in analytics", "Tag finance on prod in analytics". */
  where: string;
}

export interface RoleHolders {
  counts: HolderCounts;
  /** The first hundred; tokens only for those who may see them. */
  holders: RoleHolder[];
  /** True when tokens are counted but not named. */
  hidesTokens: boolean;
}

/** One right that holders would get or lose, and how many of each kind. */
export interface RightChange extends HolderCounts {
  permission: Permission;
  label: string;
}

export interface RoleChangePreview {
  gains: RightChange[];
  loses: RightChange[];
  usedBy: HolderCounts;
  blockedBy: { id: string; name: string }[];
}

export interface RoleFormOptions {
  templates: { name: string; description: string; scope: CustomRoleScope; permissions: Permission[] }[];
  roles: { id: string; name: string; scope: CustomRoleScope; permissions: Permission[] }[];
  workspaces: WorkspaceName[];
}
