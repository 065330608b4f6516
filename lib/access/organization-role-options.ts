import { isOrganizationRoleHeld } from '#db/queries/role-bindings.ts';
import type { Context } from '#lib/context.ts';

import { mayGrant } from './may-grant.ts';
import { organizationBinding } from './rights-preview.ts';
import { ORGANIZATION_ROLES, ROLE_FACTS, type OrganizationRole } from './roles.ts';

/** An Organization role as a form offers it; `allowed` is true or the sentence that says why not. */
export interface OrganizationRoleOption {
  role: OrganizationRole;
  name: string;
  summary: string;
  allowed: true | string;
}

/** Roles of a product that most Organizations do not have: offered only where somebody holds them already. */
const ONLY_IF_HELD: readonly string[] = ['ORGANIZATION_OBSERVE_MEMBER', 'ORGANIZATION_OBSERVE_ADMIN'];

/** The Organization roles a form offers for a subject (`a Team`), weakest first; those beyond the actor's own say so. */
export async function organizationRoleOptions(ctx: Context, who: string): Promise<OrganizationRoleOption[]> {
  const resource = { organizationId: ctx.organization.id };
  const absent = new Set<string>();
  for (const role of ONLY_IF_HELD) {
    if (!(await isOrganizationRoleHeld(ctx.db, ctx.organization.id, role))) absent.add(role);
  }
  return ORGANIZATION_ROLES.filter((role) => !absent.has(role)).map((role) => {
    const { name, summary } = ROLE_FACTS[role];
    const isMine = mayGrant(ctx, organizationBinding(resource, role));
    return { role, name, summary, allowed: isMine || `You can only give ${who} a role you hold yourself.` };
  });
}
