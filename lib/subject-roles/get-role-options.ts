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

/**
 * The roles of a level, weakest built-in first, then custom ones by name. With a place, those the actor may not give
 * there, or that may not be used there, carry the reason.
 */
export async function roleOptionsAt(
  ctx: Context,
  level: SubjectRoleLevel,
  place: Pick<SeenPlace, 'id' | 'workspaceId'> | null,
): Promise<RoleOption[]> {
  const allowed = (role: string, custom: CustomRoleFacts | null): Can =>
    place === null || allowedAt(ctx, { ...bindingOn(level, place, role), custom }, custom);
  const builtIn = ROLES_OF[level].map((role) => {
    const { name, summary } = ROLE_FACTS[role];
    return { role, name, summary, isCustom: false, allowed: allowed(role, null) };
  });
  if (level === 'WORKSPACE') return builtIn;
  const customs = await selectCustomRoleChoices(ctx.db, ctx.organization.id, level);
  const own = customs.map(({ name, description, ...facts }) => {
    return { role: name, name, summary: description ?? '', isCustom: true, allowed: allowed(name, facts) };
  });
  return [...builtIn, ...own];
}

/** Roles that can be given at a level (roleOptionsInput), as `roleOptionsAt` tells them. */
export async function getRoleOptions(ctx: Context, raw: unknown): Promise<RoleOptions> {
  const { subject, level, placeId } = roleOptionsInput.parse(raw);
  await loadSubject(ctx, subject);
  const place = placeId === null ? null : await requireSeePlace(ctx, level, placeId);
  const roles = await roleOptionsAt(ctx, level, place);
  const targets = level === 'DAG' && place ? await selectDagTargets(ctx.db, ctx.organization.id, place.id) : [];
  const of = (type: string) => targets.flatMap(({ entityType, entityId }) => (entityType === type ? [entityId] : []));
  return { roles, dagIds: of('DAG'), tags: of('DAG_TAG') };
}
