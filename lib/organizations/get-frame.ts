import { selectNamesOfRoleHolders, selectOrganizationsOfUser } from '#db/queries/frame.ts';
import { decide } from '#lib/access/decide.ts';
import { roleName } from '#lib/access/roles.ts';
import type { Context, OrganizationFacts } from '#lib/context.ts';

/** What the frame around every page of an Organization shows. */
export interface Frame {
  organization: OrganizationFacts;
  /** All Organizations of the person, by name. */
  organizations: { shortName: string; name: string }[];
  person: { fullName: string; email: string; role: string };
  /** Pages of the settings the person may open. */
  pages: { general: boolean; apiTokens: boolean };
  /** Up to three Organization Owners, for "ask one of them". */
  owners: string[];
}

/** Needs membership only: the frame tells nothing beyond names. */
export async function getFrame(ctx: Context): Promise<Frame> {
  const resource = { organizationId: ctx.organization.id };
  const [organizations, owners] = await Promise.all([
    selectOrganizationsOfUser(ctx.db, ctx.actor.id),
    selectNamesOfRoleHolders(ctx.db, ctx.organization.id, 'ORGANIZATION_OWNER', 3),
  ]);
  const role = ctx.bindings.find((binding) => binding.entityType === 'ORGANIZATION')?.role;
  return {
    organization: ctx.organization,
    organizations,
    person: {
      fullName: ctx.actor.label,
      email: ctx.actor.type === 'USER' ? ctx.actor.email : '',
      role: role ? roleName(role) : 'No role',
    },
    pages: {
      general: true,
      apiTokens: decide(ctx.bindings, 'organization.apiTokens.access', resource).allowed,
    },
    owners,
  };
}
