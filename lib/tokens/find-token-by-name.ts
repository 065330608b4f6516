import { z } from 'zod';

import { selectPlaceTokenByName } from '#db/queries/token-places.ts';
import { selectTokenByName } from '#db/queries/tokens.ts';
import type { Context } from '#lib/context.ts';

import { requireListHome } from './require-token-home.ts';
import { placeInput, tokenIdField } from './schemas.ts';

const findTokenByNameInput = placeInput.extend({
  name: z.string().trim().max(1024),
  exceptId: tokenIdField.nullable().default(null),
});

/** Another live token with exactly `{ name, exceptId?, place? }`, in that place, for the duplicate notice; names need not be unique. */
export async function findTokenByName(ctx: Context, raw: unknown): Promise<{ id: string } | null> {
  const { name, exceptId, place } = findTokenByNameInput.parse(raw);
  await requireListHome(ctx, place);
  if (name === '') return null;
  if (place) return (await selectPlaceTokenByName(ctx.db, place, name, exceptId)) ?? null;
  return (await selectTokenByName(ctx.db, ctx.organization.id, name, exceptId)) ?? null;
}
