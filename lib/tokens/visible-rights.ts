import type { Binding } from '#lib/access/bindings.ts';
import { resourceOf } from '#lib/access/decide.ts';
import { previewRights } from '#lib/access/rights-preview.ts';
import type { Context } from '#lib/context.ts';

import { homeResource, type TokenHome } from './token-home.ts';
import type { RightsPreview } from './types.ts';
import { seesHome, visibleRoles } from './visible-roles.ts';

/**
 * What the token may do in the place it is looked at from, else at home, else where the actor meets it. Every right is
 * told; a role that gives it is named only where the actor may know of that role.
 */
export function visibleRights(
  ctx: Context,
  bindings: readonly Binding[],
  home: TokenHome,
  from?: TokenHome,
): RightsPreview {
  const organizationId = ctx.organization.id;
  const { shown } = visibleRoles(ctx, bindings);
  const [met] = shown;
  const resource =
    from || seesHome(ctx, home) || !met ? homeResource(organizationId, from ?? home) : resourceOf(met, organizationId);
  const all = previewRights(bindings, resource);
  const known = new Map(previewRights(shown, resource).can.map((line) => [line.permission, line.because]));
  const can = all.can.map((line) => ({ ...line, because: known.get(line.permission) ?? 'a role held elsewhere' }));
  return { ...all, can };
}
