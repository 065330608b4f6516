'use client';

import { ListSkeleton } from '#components/data-table/list-states.tsx';

import { TokensHead } from './tokens-head.tsx';

/** The head at once, grey rows of the final height after 150 ms. */
export function TokensLoading() {
  return (
    <>
      <TokensHead total={null} />
      <ListSkeleton />
    </>
  );
}
