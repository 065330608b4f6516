import type { OrganizationRoleOption } from '#lib/access/organization-role-options.ts';
import type { ListPage } from '#lib/lists.ts';
import type { Can, Profile } from '#lib/tokens/types.ts';

export interface TeamCan {
  edit: Can;
  members: Can;
  delete: Can;
}

/** A Team as a list shows it. */
export interface TeamRow {
  id: string;
  name: string;
  description: string;
  organizationRole: string;
  /** Only people who take part in the Organization now are counted. */
  memberCount: number;
  /** Managed by the identity provider: read-only here. */
  isIdpManaged: boolean;
  createdAt: Date;
  createdBy: Profile;
  updatedAt: Date;
  updatedBy: Profile;
  can: TeamCan;
}

export interface TeamPage extends ListPage<TeamRow> {
  /** Organization roles as the form of a new Team offers them. */
  roleOptions: OrganizationRoleOption[];
  canCreate: Can;
  /** The moment the answer was made; the first client render uses it too. */
  now: Date;
}

export interface TeamDetails extends TeamRow {
  /** Roles of all kinds; the Organization role counts as one. */
  rolesCount: number;
  /** Organization roles as the form of this Team offers them. */
  roleOptions: OrganizationRoleOption[];
  now: Date;
}

export interface TeamMemberRow {
  /** Of the person. */
  id: string;
  fullName: string;
  email: string;
  joinedAt: Date;
}

export interface TeamMemberPage extends ListPage<TeamMemberRow> {
  now: Date;
}

export interface TeamCandidate {
  id: string;
  fullName: string;
  email: string;
  isMember: boolean;
}

/** What deleting the Team would do. */
export interface TeamImpact {
  memberCount: number;
  /** Names of those who would be left with no role in any Workspace; the first ten, and how many in all. */
  leftNames: string[];
  leftCount: number;
}
