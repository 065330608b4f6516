import { EffectiveAccess } from '#components/tokens/details/effective-access.tsx';
import { TokenFacts } from '#components/tokens/details/token-facts.tsx';
import { TokenNotices } from '#components/tokens/details/token-notices.tsx';
import { tokenPath } from '#components/tokens/token-href.ts';
import { getAccessSummary } from '#lib/subject-roles/get-access-summary.ts';
import { getOverlapUsage } from '#lib/tokens/get-overlap-usage.ts';

import { roleActions } from '../settings/access-management/role-actions.ts';
import { listHrefOf } from './read-place.ts';
import { readForToken, readToken, type TabProps } from './read-token.ts';

export async function OverviewTab({ params }: Pick<TabProps, 'params'>) {
  const token = await readToken(params);
  const overlap = await readForToken(params, (ctx, tokenId) => getOverlapUsage(ctx, { tokenId }));
  const subject = { type: 'TOKEN', id: token.id } as const;
  const access = token.isHomeVisible ? await readForToken(params, (ctx) => getAccessSummary(ctx, { subject })) : null;
  const list = listHrefOf(await params);
  return (
    <>
      <TokenNotices token={token} overlap={overlap} />
      <div className="mb-6 grid items-start gap-4 xl:grid-cols-[5fr_7fr]">
        <TokenFacts token={token} />
        <EffectiveAccess
          token={token}
          access={access}
          actions={roleActions}
          workspacesHref={tokenPath(list, token.id, 'workspaces')}
          deploymentsHref={tokenPath(list, token.id, 'deployments')}
        />
      </div>
    </>
  );
}
