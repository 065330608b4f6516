import type { EntityType, SubjectType } from '#lib/access/bindings.ts';
import type { ListPage } from '#lib/lists.ts';
import type { Can, Profile, RightsPreview } from '#lib/tokens/types.ts';

/** Whose roles: a person, a Team or a token. */
export interface SubjectRef {
  type: SubjectType;
  id: string;
}

/** The three tabs; a Dag role is held on a Dag or on a tag. */
export const ROLE_LEVELS = ['WORKSPACE', 'DEPLOYMENT', 'DAG'] as const;
export type SubjectRoleLevel = (typeof ROLE_LEVELS)[number];

/** The place of a role: what add, change and remove name. */
export interface RoleTarget {
  entityType: Exclude<EntityType, 'ORGANIZATION'>;
  /** Workspace or Deployment id; the Dag ID or tag for DAG and DAG_TAG. */
  entityId: string;
  /** Only for DAG and DAG_TAG. */
  deploymentId: string | null;
}

export interface SubjectRoleRow extends RoleTarget {
  id: string;
  /** Workspace or Deployment it is held on or in. */
  placeName: string;
  workspaceId: string;
  workspaceName: string;
  role: string;
  roleName: string;
  /** Null for what follows from a wider role. */
  addedAt: Date | null;
  addedBy: Profile | null;
  /** `Inherited from Organization Owner`; null for a role of its own. */
  inherited: string | null;
  /** What reaches the place beside the role of this row: `Also inherits Organization Owner`. */
  also: string | null;
  /** Own roles further in that go with this one, for people and Teams. */
  inside: { deployments: number; dags: number };
  can: { change: Can; remove: Can };
}

export interface SubjectRolesPage extends ListPage<SubjectRoleRow> {
  /** Rows on places the actor may not see: counted, never named. */
  hidden: number;
  /** Its role reaches every Workspace and Deployment, those still to come too. */
  reachesAll: boolean;
  canAdd: Can;
  /** Goes back with every change: a newer one in the database is a clash. */
  basedOn: Date;
  now: Date;
}

/** The places whose people and Teams are listed. */
export const HOLDER_LEVELS = ['WORKSPACE', 'DEPLOYMENT'] as const;
export type HolderLevel = (typeof HOLDER_LEVELS)[number];

/** A Workspace or Deployment whose people and Teams are listed. */
export interface HolderPlace {
  level: HolderLevel;
  id: string;
  name: string;
  /** The Workspace itself, or the one the Deployment lies in. */
  workspaceId: string;
  workspaceName: string;
}

/** A person or Team that has a role in a Workspace or Deployment. */
export interface PlaceHolderRow {
  /** Of the person or Team. */
  id: string;
  subject: SubjectRef & { type: 'USER' | 'TEAM' };
  /** Empty while an invited person has not chosen one. */
  name: string;
  /** Null for Teams. */
  email: string | null;
  isSelf: boolean;
  /** Null for people. */
  memberCount: number | null;
  roleName: string;
  /** `Own role`, `Team data-eng`, `Workspace analytics`, `Organization Owner` */
  source: string;
  /** Further ways to a role here, in the same order: `Workspace Author by Team data-eng`. */
  others: string[];
  addedAt: Date;
  /** The role of its own, which can be changed here; null where it follows from something wider. */
  own: SubjectRoleRow | null;
  /** Goes back with every change: a newer one in the database is a clash. */
  basedOn: Date;
}

export interface PlaceHoldersPage extends ListPage<PlaceHolderRow> {
  canAdd: Can;
  /** What can be given here. */
  roles: RoleOption[];
  now: Date;
}

/** A person or Team in a picker. */
export interface HolderOption {
  id: string;
  name: string;
  detail: string | null;
  allowed: Can;
  /** Name of the Workspace in which Workspace Accessor is given too. */
  addsAccessorIn: string | null;
}

export interface HolderOptions {
  holders: HolderOption[];
  /** True when more match than are listed. */
  hasMore: boolean;
}

/** Numbers in the tab labels: the rows that each tab lists. */
export interface SubjectRoleTabs {
  workspaces: number;
  deployments: number;
  dags: number;
}

export interface LevelSummary {
  own: number;
  inherited: number;
  /** The first few the actor may see. */
  first: Pick<SubjectRoleRow, 'id' | 'placeName' | 'workspaceName' | 'roleName' | 'inherited'>[];
}

/** What the Overview says about all a subject may do. */
export interface AccessSummary {
  organization: { roleName: string | null; rights: RightsPreview };
  workspaces: LevelSummary;
  deployments: LevelSummary;
  dags: number;
}

/** A role that was given or taken, in words. */
export interface NamedRole extends RoleTarget {
  role: string;
  /** `analytics`, `Tag finance in prod` */
  place: string;
}

export interface SubjectRoleChange {
  given: NamedRole[];
  taken: NamedRole[];
  basedOn: Date;
}

/** A Workspace or Deployment in a picker. */
export interface PlaceOption {
  id: string;
  name: string;
  /** The Workspace of a Deployment; null for Workspaces. */
  workspaceName: string | null;
  allowed: Can;
  /** Name of the Workspace the subject will also be given Workspace Accessor in. */
  addsAccessorIn: string | null;
}

export interface PlaceOptions {
  places: PlaceOption[];
  /** True when more match than are listed. */
  hasMore: boolean;
}

export interface RoleOption {
  role: string;
  name: string;
  summary: string;
  isCustom: boolean;
  allowed: Can;
}

export interface RoleOptions {
  roles: RoleOption[];
  /** Dag IDs and tags known in the Deployment, for suggestions. */
  dagIds: string[];
  tags: string[];
}

export interface TryAnswer {
  allowed: boolean;
  /** `Workspace Operator on analytics`, or the weakest role that would allow it. */
  because: string;
}
