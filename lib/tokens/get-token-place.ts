import type { Context } from '#lib/context.ts';
import { notFound } from '#lib/errors.ts';

import { requireListHome, type NamedHome } from './require-token-home.ts';
import type { PlaceInput } from './schemas.ts';

/**
 * The Workspace or Deployment of a page of tokens, when the actor sees the tokens there. A Deployment is found only
 * under its own Workspace. FORBIDDEN before NOT_FOUND.
 */
export async function getTokenPlace(ctx: Context, place: PlaceInput, workspaceId: string): Promise<NamedHome> {
  const home = await requireListHome(ctx, place);
  if (home.homeWorkspaceId !== workspaceId) throw notFound('This Deployment');
  return home;
}
