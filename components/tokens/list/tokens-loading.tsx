'use client';

import { ListSkeleton } from '#components/data-table/list-states.tsx';
import { PageHead } from '#components/shell/page-head.tsx';

import { useTokenPlace } from '../token-place.tsx';
import { TokensLead } from './tokens-lead.tsx';

/** The head at once, grey rows of the final height after 150 ms. */
export function TokensLoading() {
  const { crumbs } = useTokenPlace();
  return (
    <>
      <PageHead crumbs={[...crumbs, { label: 'API Tokens' }]} title="API Tokens" lead={<TokensLead total={null} />} />
      <ListSkeleton />
    </>
  );
}
