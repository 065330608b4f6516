import { PERMISSIONS, type Permission } from './permissions.ts';

const MEMBER: Permission[] = [
  'organization.get',
  'organization.self.get',
  'organization.users.get',
  'organization.workspaces.list',
  'organization.clusters.get',
];

export const ORGANIZATION_ROLES = [
  'ORGANIZATION_MEMBER',
  'ORGANIZATION_OBSERVE_MEMBER',
  'ORGANIZATION_OBSERVE_ADMIN',
  'ORGANIZATION_BILLING_ADMIN',
  'ORGANIZATION_OWNER',
] as const;
export type OrganizationRole = (typeof ORGANIZATION_ROLES)[number];

interface RoleFacts {
  /** Name in full. */
  name: string;
  /** Name in a column that already says "Organization Role". */
  shortName: string;
  /** One plain sentence for the form. */
  summary: string;
  permissions: readonly Permission[];
}

/** Organization roles, weakest first (domain-facts 6 and 12). */
export const ROLE_FACTS: Record<OrganizationRole, RoleFacts> = {
  ORGANIZATION_MEMBER: {
    name: 'Organization Member',
    shortName: 'Member',
    summary: 'Sees the Organization and its users. No Workspace until you add one.',
    permissions: MEMBER,
  },
  ORGANIZATION_OBSERVE_MEMBER: {
    name: 'Organization Observe Member',
    shortName: 'Observe Member',
    summary: 'A member who also reads the Observe product.',
    permissions: MEMBER,
  },
  ORGANIZATION_OBSERVE_ADMIN: {
    name: 'Organization Observe Admin',
    shortName: 'Observe Admin',
    summary: 'A member who administers the Observe product and sees usage.',
    permissions: [...MEMBER, 'organization.usage.get'],
  },
  ORGANIZATION_BILLING_ADMIN: {
    name: 'Organization Billing Admin',
    shortName: 'Billing Admin',
    summary: 'Also sees usage and changes billing.',
    permissions: [...MEMBER, 'organization.usage.get', 'organization.billing.update'],
  },
  ORGANIZATION_OWNER: {
    name: 'Organization Owner',
    shortName: 'Owner',
    summary: 'Can do everything, in every Workspace.',
    permissions: PERMISSIONS,
  },
};

export function isOrganizationRole(role: string): role is OrganizationRole {
  return (ORGANIZATION_ROLES as readonly string[]).includes(role);
}

/** The role's name for people; an unknown role keeps its own text. */
export function roleName(role: string): string {
  return isOrganizationRole(role) ? ROLE_FACTS[role].name : role;
}

export function shortRoleName(role: string): string {
  return isOrganizationRole(role) ? ROLE_FACTS[role].shortName : role;
}
