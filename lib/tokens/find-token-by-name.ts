import { z } from 'zod';

import { selectTokenByName } from '#db/queries/tokens.ts';
import { requirePermission } from '#lib/access/require-permission.ts';
import type { Context } from '#lib/context.ts';

import { tokenIdField } from './schemas.ts';

const findTokenByNameInput = z.strictObject({
  name: z.string().trim().max(1024),
  exceptId: tokenIdField.nullable().default(null),
});

/** Another live token with exactly `{ name, exceptId? }`, for the duplicate notice; names need not be unique. */
export async function findTokenByName(ctx: Context, raw: unknown): Promise<{ id: string } | null> {
  const { name, exceptId } = findTokenByNameInput.parse(raw);
  requirePermission(ctx, 'organization.apiTokens.access', { organizationId: ctx.organization.id });
  if (name === '') return null;
  return (await selectTokenByName(ctx.db, ctx.organization.id, name, exceptId)) ?? null;
}
