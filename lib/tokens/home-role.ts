import { selectCustomRoleFacts } from '#db/queries/custom-role-facts.ts';
import { selectDeploymentPlaces } from '#db/queries/places.ts';
import type { Binding } from '#lib/access/bindings.ts';
import { bindingErrors } from '#lib/access/binding-rules.ts';
import { requireMayGrant } from '#lib/access/may-grant.ts';
import { isRoleOfLevel } from '#lib/access/require-permission.ts';
import type { Context } from '#lib/context.ts';
import { invalidField } from '#lib/errors.ts';

import { homeBinding, type TokenHome } from './token-home.ts';

const CHOOSE = {
  ORGANIZATION: 'Choose an Organization Role',
  WORKSPACE: 'Choose a Workspace Role',
  DEPLOYMENT: 'Choose a Deployment Role',
};

/**
 * The binding a token of this home would have with that role. Throws INVALID on `role` for a role of another level or a
 * custom one that may not be used there, FORBIDDEN for one that allows more than the actor may.
 */
export async function requireHomeRole(ctx: Context, home: TokenHome, role: string): Promise<Binding> {
  const { organization, db } = ctx;
  if (isRoleOfLevel(role, home.scope)) {
    const binding = homeBinding(home, role, null);
    requireMayGrant(ctx, binding);
    return binding;
  }
  const customRoles =
    home.scope === 'DEPLOYMENT' ? await selectCustomRoleFacts(db, organization.id, [role]) : new Map<string, never>();
  const custom = customRoles.get(role);
  if (!custom) throw invalidField('role', 'unknown', CHOOSE[home.scope]);
  const binding = homeBinding(home, role, custom);
  const deployments = await selectDeploymentPlaces(db, organization.id, [home.entityId]);
  const places = { organizationId: organization.id, workspaces: new Map(), deployments, customRoles };
  const [error] = bindingErrors({ type: 'TOKEN', id: '', ...home }, [binding], places);
  if (error) throw invalidField('role', error.code, error.message);
  requireMayGrant(ctx, binding);
  return binding;
}
