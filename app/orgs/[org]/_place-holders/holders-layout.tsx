import type { ReactNode } from 'react';

import type { HolderType } from '#components/access/holder-words.ts';
import { requirePermission } from '#lib/access/require-permission.ts';
import { seeHoldersPermission } from '#lib/access/require-see-holder.ts';
import { readForPage } from '#lib/doors/page.ts';

import { readHolderPlace, type HolderParams } from './read-holder-place.ts';

interface HoldersLayoutProps {
  children: ReactNode;
  params: Promise<HolderParams>;
}

/** Above every loading state, so that a refusal still answers 403. The services ask again. */
function holdersLayout(type: HolderType) {
  return async function HoldersLayout({ children, params }: HoldersLayoutProps) {
    const { level, id, workspaceId } = await readHolderPlace(params);
    await readForPage(params, (ctx) =>
      requirePermission(ctx, seeHoldersPermission(type, level), {
        organizationId: ctx.organization.id,
        workspaceId,
        ...(level === 'DEPLOYMENT' && { deploymentId: id }),
      }),
    );
    return children;
  };
}

export const UsersLayout = holdersLayout('USER');
export const TeamsLayout = holdersLayout('TEAM');
