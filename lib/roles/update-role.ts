import { renameInBindings, updateCustomRole, type CustomRoleRecord } from '#db/queries/custom-roles.ts';
import { selectDirectAccessHolders } from '#db/queries/role-holders.ts';
import type { Transaction } from '#db/client.ts';
import { recordAudit } from '#lib/audit/record-audit.ts';
import { requireUnchangedSince } from '#lib/clash.ts';
import type { Context } from '#lib/context.ts';
import { DomainError } from '#lib/errors.ts';
import { difference, updatedBy } from '#lib/stamps.ts';

import { auditTarget, changeRole } from './change-role.ts';
import { checkPermissions, checkWorkspaces, explainTakenName, requireFreeName } from './check-role.ts';
import { presentRoleDetails } from './present-role.ts';
import { blockedReason, requireMayDefine } from './role-can.ts';
import { updateRoleInput } from './schemas.ts';
import type { RoleDetails } from './types.ts';

type Editable = Pick<CustomRoleRecord, 'name' | 'description' | 'permissions' | 'restrictedWorkspaceIds'>;

/** Lists are compared as sets: their order means nothing. */
const comparable = (value: unknown) => JSON.stringify(Array.isArray(value) ? value.toSorted() : value);
const isSame = (one: unknown, other: unknown) => comparable(one) === comparable(other);

/** Values of Direct Access tokens carry the role's permissions: they must not say something else than the role. */
async function requireNoFrozenCopies(tx: Transaction, roleId: string): Promise<void> {
  const tokens = await selectDirectAccessHolders(tx, roleId);
  const reason = blockedReason(tokens.map((token) => token.name));
  if (reason) throw new DomainError('CONFLICT', reason, { details: { reason: 'direct_access', tokens } });
}

/**
 * Changes a custom role (updateRoleInput); the scope is fixed. Takes effect with the next request of every holder; a
 * new name follows it everywhere. Needs organization.roles.manage. CONFLICT with `details.by` when somebody saved since
 * `basedOn`, or with `details.tokens` when Direct Access tokens hold the role and its permissions would change.
 */
export async function updateRole(ctx: Context, raw: unknown): Promise<RoleDetails> {
  const input = updateRoleInput.parse(raw);
  await changeRole(ctx, input.roleId, async (tx, record) => {
    await requireUnchangedSince({ ...ctx, db: tx }, record, input.basedOn, 'this role');
    const next: Editable = {
      name: input.name,
      description: input.description === undefined ? record.description : input.description,
      permissions: input.permissions ? checkPermissions(record.scope, input.permissions) : record.permissions,
      restrictedWorkspaceIds: input.restrictedWorkspaceIds ?? record.restrictedWorkspaceIds,
    };
    const changed = difference<Editable>(record, next, isSame);
    if (!changed) return;
    const has = (field: keyof Editable) => field in changed.after;
    if (has('permissions')) requireMayDefine(ctx, next.permissions);
    if (has('restrictedWorkspaceIds')) await checkWorkspaces(tx, ctx.organization.id, next.restrictedWorkspaceIds);
    if (has('permissions') || has('restrictedWorkspaceIds')) await requireNoFrozenCopies(tx, record.id);
    await requireFreeName(tx, { ...record, name: next.name });
    await updateCustomRole(tx, record.id, { ...next, ...updatedBy(ctx) }).catch(explainTakenName(next.name));
    if (has('name')) await renameInBindings(tx, record.id, next.name);
    const target = auditTarget({ id: record.id, name: next.name });
    await recordAudit(tx, ctx, { action: 'role.updated', target, ...changed });
  });
  return presentRoleDetails(ctx, input.roleId);
}
