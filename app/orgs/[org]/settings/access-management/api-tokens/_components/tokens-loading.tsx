'use client';

import { ListSkeleton } from '#components/data-table/list-states.tsx';
import { useFrame } from '#components/shell/frame-context.tsx';
import { PageHead } from '#components/shell/page-head.tsx';

import { TokensLead } from './tokens-lead.tsx';

/** The head at once, grey rows of the final height after 150 ms. */
export function TokensLoading() {
  const { organization } = useFrame();
  return (
    <>
      <PageHead
        crumbs={[
          { label: 'Organization Settings', href: `/orgs/${organization.shortName}/settings` },
          { label: 'Access Management' },
          { label: 'API Tokens' },
        ]}
        title="API Tokens"
        lead={<TokensLead total={null} />}
      />
      <ListSkeleton />
    </>
  );
}
