import { selectCustomRoleChoices } from '#db/queries/custom-role-facts.ts';
import { selectDagTargets } from '#db/queries/role-places.ts';
import type { Binding, CustomRoleFacts } from '#lib/access/bindings.ts';
import { mayGrant } from '#lib/access/may-grant.ts';
import { ROLE_FACTS, ROLES_OF } from '#lib/access/roles.ts';
import type { Context } from '#lib/context.ts';
import type { Can } from '#lib/tokens/types.ts';

import { bindingOn } from './find-role-places.ts';
import { loadSubject } from './load-subject.ts';
import { requireSeePlace, type SeenPlace } from './require-see-place.ts';
import { roleOptionsInput } from './schemas.ts';
import type { RoleOption, RoleOptions, SubjectRoleLevel } from './types.ts';

const BEYOND = 'You can only give a role you hold yourself.';

function allowedAt(ctx: Context, binding: Binding, custom: CustomRoleFacts | null): Can {
  const only = custom?.restrictedWorkspaceIds ?? [];
  if (only.length > 0 && !only.includes(binding.workspaceId ?? '')) return 'May not be used in this Workspace.';
  return mayGrant(ctx, binding) || BEYOND;
}

/** The built-in roles of a level, weakest first; with a place, those the actor may not give there carry the reason. */
export function builtInRoleOptions(ctx: Context, level: SubjectRoleLevel, place: SeenPlace | null): RoleOption[] {
  return ROLES_OF[level].map((role) => {
    const { name, summary } = ROLE_FACTS[role];
    const allowed = place === null || allowedAt(ctx, bindingOn(level, place, role), null);
    return { role, name, summary, isCustom: false, allowed };
  });
}

/**
 * Roles that can be given at a level, weakest built-in first, then custom ones by name (roleOptionsInput). With a place
 * chosen, those the actor may not give there, or that may not be used there, carry the reason.
 */
export async function getRoleOptions(ctx: Context, raw: unknown): Promise<RoleOptions> {
  const { subject, level, placeId } = roleOptionsInput.parse(raw);
  await loadSubject(ctx, subject);
  const place = placeId === null ? null : await requireSeePlace(ctx, level, placeId);
  const option = (name: string, custom: CustomRoleFacts): Can => {
    if (!place) return true;
    return allowedAt(ctx, { ...bindingOn(level, place, name), custom }, custom);
  };
  const customs = level === 'WORKSPACE' ? [] : await selectCustomRoleChoices(ctx.db, ctx.organization.id, level);
  const own: RoleOption[] = customs.map(({ name, description, ...facts }) => {
    return { role: name, name, summary: description ?? '', isCustom: true, allowed: option(name, facts) };
  });
  const targets = level === 'DAG' && place ? await selectDagTargets(ctx.db, ctx.organization.id, place.id) : [];
  const of = (type: string) => targets.flatMap(({ entityType, entityId }) => (entityType === type ? [entityId] : []));
  return { roles: [...builtInRoleOptions(ctx, level, place), ...own], dagIds: of('DAG'), tags: of('DAG_TAG') };
}
