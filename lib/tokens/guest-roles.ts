import { z } from 'zod';

import type { Context } from '#lib/context.ts';
import { DomainError, isDomainError, notFound } from '#lib/errors.ts';
import { addSubjectRole } from '#lib/subject-roles/add-subject-role.ts';
import { changeSubjectRole } from '#lib/subject-roles/change-subject-role.ts';
import { removeSubjectRole } from '#lib/subject-roles/remove-subject-role.ts';

import { isGuest, requireGuestCan, type GuestOperation } from './guest-can.ts';
import { loadToken, type LoadedToken } from './load-token.ts';
import { requireListHome } from './require-token-home.ts';
import { placeInput, tokenIdField } from './schemas.ts';
import type { TokenHome } from './token-home.ts';

const guestInput = placeInput.extend({
  tokenId: tokenIdField,
  /** The `updatedAt` the person saw; left out when the token was picked from a list of candidates. */
  basedOn: z.coerce.date().optional(),
});
const guestRoleInput = guestInput.extend({ role: z.string('Choose a role').min(1, 'Choose a role').max(128) });

type Held = { tokenId: string; name: string };

/** Only wider tokens are guests: an Organization token anywhere, a Workspace token in a Deployment of that Workspace. */
function isWider(token: LoadedToken, home: TokenHome): boolean {
  if (!isGuest(token, home)) return false;
  if (token.scope === 'ORGANIZATION') return true;
  return token.scope === 'WORKSPACE' && home.scope === 'DEPLOYMENT' && token.entityId === home.homeWorkspaceId;
}

/**
 * The token and its role in the place, as the services of roles take them, once the rule of the place allows it
 * (guestCan). Those services ask again with the token locked.
 */
async function guestRole(
  ctx: Context,
  { tokenId, place, basedOn }: z.output<typeof guestInput>,
  operation: GuestOperation,
) {
  const home = await requireListHome(ctx, place);
  const token = await loadToken(ctx, tokenId);
  const isHere = token.bindings.some((held) => held.entityType === home.scope && held.entityId === home.entityId);
  if (!isWider(token, home) || (operation !== 'add' && !isHere)) throw notFound('This token');
  requireGuestCan(ctx, token, home, operation);
  const subject = { type: 'TOKEN', id: tokenId } as const;
  return { name: token.name, input: { subject, entityType: home.scope, entityId: home.entityId, basedOn } };
}

/** Gives a wider token a role in a place: `{ place, tokenId, role }`. INVALID on `tokenId` when it holds one already. */
export async function addGuestToken(ctx: Context, raw: unknown): Promise<Held> {
  const { role, ...asked } = guestRoleInput.parse(raw);
  const { name, input } = await guestRole(ctx, asked, 'add');
  try {
    await addSubjectRole(ctx, { ...input, role });
  } catch (error) {
    if (!isDomainError(error)) throw error;
    // The form chooses a token where the service names the place.
    const fields = error.fields.map((field) => (field.field === 'entityId' ? { ...field, field: 'tokenId' } : field));
    throw new DomainError(error.code, error.message, { fields, details: error.details, cause: error.cause });
  }
  return { tokenId: asked.tokenId, name };
}

/** Changes the role a wider token holds in a place: `{ place, tokenId, role, basedOn? }`. NOT_FOUND without one there. */
export async function changeGuestRole(ctx: Context, raw: unknown): Promise<Held> {
  const { role, ...asked } = guestRoleInput.parse(raw);
  const { name, input } = await guestRole(ctx, asked, 'changeRole');
  await changeSubjectRole(ctx, { ...input, role });
  return { tokenId: asked.tokenId, name };
}

/** Takes the role of a wider token in a place away: `{ place, tokenId, basedOn? }`; the token lives on. */
export async function removeGuestToken(ctx: Context, raw: unknown): Promise<Held> {
  const asked = guestInput.parse(raw);
  const { name, input } = await guestRole(ctx, asked, 'remove');
  await removeSubjectRole(ctx, input);
  return { tokenId: asked.tokenId, name };
}
