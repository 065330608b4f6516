import { selectCustomRoleChoices } from '#db/queries/custom-role-facts.ts';
import type { CustomRoleFacts } from '#lib/access/bindings.ts';
import { mayGrant } from '#lib/access/may-grant.ts';
import { organizationRoleOptions } from '#lib/access/organization-role-options.ts';
import { previewRights } from '#lib/access/rights-preview.ts';
import { ROLE_FACTS, type BuiltInRole } from '#lib/access/roles.ts';
import type { Context } from '#lib/context.ts';
import { plural } from '#lib/format.ts';
import { getPolicies } from '#lib/policies/policies.ts';

import { requireListHome } from './require-token-home.ts';
import { placeInput } from './schemas.ts';
import { homeBinding, homeResource, type TokenHome } from './token-home.ts';
import type { TokenFormOptions } from './types.ts';

const WORKSPACE_CHOICES = ['WORKSPACE_MEMBER', 'WORKSPACE_AUTHOR', 'WORKSPACE_OPERATOR', 'WORKSPACE_OWNER'] as const;

interface Choice {
  role: string;
  name: string;
  summary: string;
  custom: CustomRoleFacts | null;
}

const builtIn = (role: BuiltInRole): Choice => {
  const { name, summary } = ROLE_FACTS[role];
  return { role, name, summary, custom: null };
};

/** The roles a token of this home can hold there, weakest first; custom ones by name. */
async function choicesOf(ctx: Context, home: TokenHome): Promise<Choice[]> {
  const { db, organization } = ctx;
  if (home.scope === 'WORKSPACE') return WORKSPACE_CHOICES.map(builtIn);
  if (home.scope === 'DEPLOYMENT') {
    const custom = await selectCustomRoleChoices(db, organization.id, 'DEPLOYMENT');
    const usable = custom.filter(
      ({ restrictedWorkspaceIds: only }) =>
        only.length === 0 || (home.homeWorkspaceId !== null && only.includes(home.homeWorkspaceId)),
    );
    const own = usable.map(({ name, description, ...facts }) => {
      const summary = description || `A custom role with ${plural(facts.permissions.length, 'permission')}.`;
      return { role: name, name, summary, custom: facts };
    });
    return [...own, builtIn('DEPLOYMENT_ADMIN')];
  }
  return (await organizationRoleOptions(ctx, 'a token')).map(({ role }) => builtIn(role));
}

/** The least role; in a Deployment only where there is no choice (domain-facts 12). */
function defaultRole(home: TokenHome, choices: Choice[]): string {
  if (home.scope !== 'DEPLOYMENT') return home.scope === 'WORKSPACE' ? 'WORKSPACE_MEMBER' : 'ORGANIZATION_MEMBER';
  return choices.length === 1 ? (choices[0]?.role ?? '') : '';
}

/**
 * Roles and policies for the forms of tokens of the Organization, or of `{ place }`, from the functions that enforce
 * them; also for the role a wider token is given in that place.
 */
export async function getTokenFormOptions(ctx: Context, raw: unknown = {}): Promise<TokenFormOptions> {
  const { place } = placeInput.parse(raw);
  const home = await requireListHome(ctx, place);
  const choices = await choicesOf(ctx, home);
  const resource = homeResource(ctx.organization.id, home);
  return {
    scope: home.scope,
    entityId: home.entityId,
    defaultRole: defaultRole(home, choices),
    roles: choices.map(({ role, name, summary, custom }) => {
      const binding = homeBinding(home, role, custom);
      const allowed = mayGrant(ctx, binding) || 'You can only give a token a role you hold yourself.';
      return { role, name, summary, allowed, rights: previewRights([binding], resource) };
    }),
    policies: getPolicies(ctx),
  };
}
