import { selectCustomRole, type CustomRoleRecord } from '#db/queries/custom-roles.ts';
import { selectWorkspacePlaces } from '#db/queries/places.ts';
import { countCustomHolders, NO_HOLDERS, selectDirectAccessHolders } from '#db/queries/role-holders.ts';
import { decide } from '#lib/access/decide.ts';
import type { Context } from '#lib/context.ts';
import { notFound } from '#lib/errors.ts';
import { stampPeople } from '#lib/stamp-people.ts';

import { roleCan } from './role-can.ts';
import type { RoleDetails, RoleRow } from './types.ts';

/** Records as lists show them: Workspaces and people by name, holders counted, what the actor may do with each. */
export async function presentRoles(ctx: Context, records: CustomRoleRecord[]): Promise<RoleRow[]> {
  const restricted = [...new Set(records.flatMap((record) => record.restrictedWorkspaceIds))];
  // One after the other: inside a transaction there is one connection.
  const peopleOf = await stampPeople(ctx, records);
  const workspaces = await selectWorkspacePlaces(ctx.db, ctx.organization.id, restricted);
  const holders = await countCustomHolders(
    ctx.db,
    records.map((record) => record.id),
  );
  return records.map((record) => {
    const { organizationId: _o, restrictedWorkspaceIds, ...facts } = record;
    const { createdByType: _c, createdById: _b, updatedByType: _u, updatedById: _i, ...shown } = facts;
    const usedBy = holders.get(record.id) ?? NO_HOLDERS;
    return {
      ...shown,
      restrictedWorkspaces: restrictedWorkspaceIds
        .map((id) => ({ id, name: workspaces.get(id)?.name ?? 'Deleted Workspace' }))
        .toSorted((a, b) => a.name.localeCompare(b.name)),
      usedBy,
      ...peopleOf(record),
      can: roleCan(ctx, usedBy, []),
    };
  });
}

/** One role with everything its pages show; NOT_FOUND for unknown ids and those of other Organizations. */
export async function presentRoleDetails(ctx: Context, roleId: string): Promise<RoleDetails> {
  const record = await selectCustomRole(ctx.db, ctx.organization.id, roleId);
  if (!record) throw notFound('This role');
  const [row] = await presentRoles(ctx, [record]);
  if (!row) throw new Error('a role must present as one row');
  const blockedBy = await selectDirectAccessHolders(ctx.db, roleId);
  // Names of tokens are for those who may see tokens.
  const seesTokens = decide(ctx.bindings, 'organization.apiTokens.access', { organizationId: ctx.organization.id });
  return {
    ...row,
    can: roleCan(ctx, row.usedBy, blockedBy),
    blockedBy: seesTokens.allowed ? blockedBy : [],
    now: ctx.now,
  };
}
