import { selectBindingsOf } from '#db/queries/role-bindings.ts';
import {
  countCustomHolders,
  NO_HOLDERS,
  selectDirectAccessHolders,
  selectHolderIds,
} from '#db/queries/role-holders.ts';
import { selectCustomRole } from '#db/queries/custom-roles.ts';
import type { Binding, CustomRoleFacts, SubjectType } from '#lib/access/bindings.ts';
import { effectivePermissions, resourceOf } from '#lib/access/decide.ts';
import { PERMISSION_FACTS, PERMISSIONS, type Permission } from '#lib/access/permissions.ts';
import { requirePermission } from '#lib/access/require-permission.ts';
import type { Context } from '#lib/context.ts';
import { notFound } from '#lib/errors.ts';

import { checkPermissions, checkWorkspaces } from './check-role.ts';
import { previewRoleChangeInput } from './schemas.ts';
import type { HolderCounts, RightChange, RoleChangePreview } from './types.ts';

const KEY_OF: Record<SubjectType, keyof HolderCounts> = { USER: 'users', TEAM: 'teams', TOKEN: 'tokens' };

/** What a holder could do before and not after, or the other way round, on any place where it holds the role. */
function changesOf(bindings: readonly Binding[], next: CustomRoleFacts, organizationId: string) {
  const changed = bindings.map((binding) => (binding.custom?.id === next.id ? { ...binding, custom: next } : binding));
  const gained = new Set<Permission>();
  const lost = new Set<Permission>();
  for (const binding of bindings) {
    if (binding.custom?.id !== next.id) continue;
    const resource = resourceOf(binding, organizationId);
    const before = new Set(effectivePermissions(bindings, resource));
    const after = new Set(effectivePermissions(changed, resource));
    for (const permission of after) if (!before.has(permission)) gained.add(permission);
    for (const permission of before) if (!after.has(permission)) lost.add(permission);
  }
  return { gained, lost };
}

function toList(byPermission: Map<Permission, HolderCounts>): RightChange[] {
  return PERMISSIONS.flatMap((permission) => {
    const counts = byPermission.get(permission);
    return counts ? [{ permission, label: PERMISSION_FACTS[permission].label, ...counts }] : [];
  });
}

/**
 * How many holders would gain and lose which right by new permissions or restrictions (previewRoleChangeInput), asked
 * of the function that enforces: what a holder has by another role as well is no change. Needs organization.roles.manage.
 */
export async function previewRoleChange(ctx: Context, raw: unknown): Promise<RoleChangePreview> {
  const input = previewRoleChangeInput.parse(raw);
  requirePermission(ctx, 'organization.roles.manage', { organizationId: ctx.organization.id });
  const role = await selectCustomRole(ctx.db, ctx.organization.id, input.roleId);
  if (!role) throw notFound('This role');
  const restrictedWorkspaceIds = input.restrictedWorkspaceIds ?? role.restrictedWorkspaceIds;
  await checkWorkspaces(ctx.db, ctx.organization.id, restrictedWorkspaceIds);
  const next: CustomRoleFacts = {
    id: role.id,
    scope: role.scope,
    permissions: input.permissions ? checkPermissions(role.scope, input.permissions) : role.permissions,
    restrictedWorkspaceIds,
  };
  const holders = await selectHolderIds(ctx.db, role.id);
  const ids = holders.map((holder) => holder.subjectId);
  const held = await selectBindingsOf(ctx.db, ctx.organization.id, ids);
  const gains = new Map<Permission, HolderCounts>();
  const loses = new Map<Permission, HolderCounts>();
  for (const { subjectType, subjectId } of holders) {
    const { gained, lost } = changesOf(held.get(subjectId) ?? [], next, ctx.organization.id);
    const key = KEY_OF[subjectType];
    const add = (to: Map<Permission, HolderCounts>, permission: Permission) => {
      const counts = to.get(permission) ?? NO_HOLDERS;
      to.set(permission, { ...counts, [key]: counts[key] + 1 });
    };
    for (const permission of gained) add(gains, permission);
    for (const permission of lost) add(loses, permission);
  }
  return {
    gains: toList(gains),
    loses: toList(loses),
    usedBy: (await countCustomHolders(ctx.db, [role.id])).get(role.id) ?? NO_HOLDERS,
    blockedBy: await selectDirectAccessHolders(ctx.db, role.id),
  };
}
