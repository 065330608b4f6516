import { selectNamesOfRoleHolders, selectOrganizationsOfUser } from '#db/queries/frame.ts';
import { decide } from '#lib/access/decide.ts';
import { roleName } from '#lib/access/roles.ts';
import type { Context, OrganizationFacts } from '#lib/context.ts';

import { canCreateOrganization } from './create-organization.ts';

/** Beyond this the verification path refuses everything (architecture 6). */
const MAX_SKEW_MS = 5000;

/** What the frame around every page of an Organization shows. */
export interface Frame {
  organization: OrganizationFacts;
  /** All Organizations of the person, by name. */
  organizations: { shortName: string; name: string }[];
  person: { id: string; fullName: string; email: string; role: string };
  /** Pages of the settings the person may open. */
  pages: { general: boolean; users: boolean; teams: boolean; roles: boolean; apiTokens: boolean };
  canCreateOrganization: boolean;
  /** Up to three Organization Owners, for "ask one of them". */
  owners: string[];
  /** Seconds the server's clock is off its database's, when that is more than verification accepts. */
  clockOffBy: number | null;
}

/** Needs membership only: the frame tells nothing beyond names. */
export async function getFrame(ctx: Context): Promise<Frame> {
  const resource = { organizationId: ctx.organization.id };
  const [organizations, owners] = await Promise.all([
    selectOrganizationsOfUser(ctx.db, ctx.actor.id),
    selectNamesOfRoleHolders(ctx.db, ctx.organization.id, 'ORGANIZATION_OWNER', 3),
  ]);
  const skew = ctx.runtime.clockSkewMs() ?? 0;
  const role = ctx.bindings.find((binding) => binding.entityType === 'ORGANIZATION')?.role;
  return {
    organization: ctx.organization,
    organizations,
    person: {
      id: ctx.actor.id,
      fullName: ctx.actor.label,
      email: ctx.actor.type === 'USER' ? ctx.actor.email : '',
      role: role ? roleName(role) : 'No role',
    },
    pages: {
      general: true,
      users: decide(ctx.bindings, 'organization.users.get', resource).allowed,
      teams: decide(ctx.bindings, 'organization.users.get', resource).allowed,
      roles: decide(ctx.bindings, 'organization.users.get', resource).allowed,
      apiTokens: decide(ctx.bindings, 'organization.apiTokens.access', resource).allowed,
    },
    canCreateOrganization: canCreateOrganization(ctx),
    owners,
    clockOffBy: Math.abs(skew) > MAX_SKEW_MS ? Math.round(Math.abs(skew) / 1000) : null,
  };
}
