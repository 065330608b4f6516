'use client';

import { TableSkeleton } from '#components/data-table/table-skeleton.tsx';
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
      <div className="late h-8 w-80 max-w-full rounded-control bg-hover max-sm:h-11" />
      <div className="data-frame">
        <div className="h-9 rounded-t-[7px] border-b border-line bg-subtle max-sm:hidden" />
        <TableSkeleton />
      </div>
    </>
  );
}
