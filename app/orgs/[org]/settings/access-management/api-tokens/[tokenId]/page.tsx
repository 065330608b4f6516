import { tokenHref } from '#components/tokens/token-href.ts';
import { getAccessSummary } from '#lib/subject-roles/get-access-summary.ts';
import { getOverlapUsage } from '#lib/tokens/get-overlap-usage.ts';

import { roleActions } from '../../role-actions.ts';
import { EffectiveAccess } from './_components/effective-access.tsx';
import { TokenFacts } from './_components/token-facts.tsx';
import { TokenNotices } from './_components/token-notices.tsx';
import { readForToken, readToken } from './read-token.ts';

type Props = PageProps<'/orgs/[org]/settings/access-management/api-tokens/[tokenId]'>;

export default async function OverviewPage({ params }: Props) {
  const token = await readToken(params);
  const overlap = await readForToken(params, (ctx, tokenId) => getOverlapUsage(ctx, { tokenId }));
  const subject = { type: 'TOKEN', id: token.id } as const;
  const access = await readForToken(params, (ctx) => getAccessSummary(ctx, { subject }));
  const { org } = await params;
  return (
    <>
      <TokenNotices token={token} overlap={overlap} />
      <div className="mb-6 grid items-start gap-4 xl:grid-cols-[5fr_7fr]">
        <TokenFacts token={token} />
        <EffectiveAccess
          token={token}
          access={access}
          actions={roleActions}
          workspacesHref={tokenHref(org, token.id, 'workspaces')}
          deploymentsHref={tokenHref(org, token.id, 'deployments')}
        />
      </div>
    </>
  );
}
