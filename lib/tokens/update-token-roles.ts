import { z } from 'zod';

import { updateToken } from '#db/queries/tokens.ts';
import { ENTITY_TYPES, type Binding } from '#lib/access/bindings.ts';
import { plainBindings, replaceBindings } from '#lib/access/replace-bindings.ts';
import { requireRecentSignIn } from '#lib/access/require-recent-sign-in.ts';
import { recordAudit } from '#lib/audit/record-audit.ts';
import type { Context } from '#lib/context.ts';
import { updatedBy } from '#lib/stamps.ts';

import { auditTarget, changeToken } from './change-token.ts';
import { requireUnchangedSince } from './clash.ts';
import { tokenIdField } from './schemas.ts';
import { requireTokenCan } from './token-can.ts';
import { tokenSubject } from './token-home.ts';

const updateTokenRolesInput = z.strictObject({
  tokenId: tokenIdField,
  roles: z
    .array(
      z.strictObject({
        entityType: z.enum(ENTITY_TYPES),
        entityId: z.string().min(1).max(250),
        deploymentId: z.string().min(1).nullable(),
        role: z.string().min(1).max(128),
      }),
      'Send the complete list of roles',
    )
    .min(1, 'A token needs at least the role of its own scope')
    .max(1000, 'A token may hold at most 1,000 roles'),
  /** The `updatedAt` the list was based on; left out by the REST door, whose clients do not send it. */
  basedOn: z.coerce.date().optional(),
});

/**
 * Replaces all roles of a token; takes effect with the next request. The entry of the token's own scope must stay, every
 * Workspace and Deployment must belong to the Organization, and nobody gives away what they do not hold. INVALID names
 * each refused entry as `roles.<position>.<field>`; STEP_UP_REQUIRED without a recent sign-in of the person.
 */
export async function updateTokenRoles(ctx: Context, raw: unknown): Promise<Binding[]> {
  const { tokenId, roles, basedOn } = updateTokenRolesInput.parse(raw);
  return changeToken(ctx, tokenId, 'update', async (tx, record) => {
    requireTokenCan(ctx, record, 'edit');
    requireRecentSignIn(ctx, 'Changing a role');
    await requireUnchangedSince({ ...ctx, db: tx }, record, basedOn);
    const { before, after, isChanged } = await replaceBindings(ctx, tx, tokenSubject(record), roles);
    if (!isChanged) return after;
    await updateToken(tx, tokenId, updatedBy(ctx));
    const home = after.find(({ entityType, entityId }) => entityType === record.scope && entityId === record.entityId);
    await recordAudit(tx, ctx, {
      action: 'token.updated',
      target: auditTarget(record),
      before: { role: record.role, roles: plainBindings(before) },
      after: { role: home?.role, roles: plainBindings(after) },
    });
    return after;
  });
}
