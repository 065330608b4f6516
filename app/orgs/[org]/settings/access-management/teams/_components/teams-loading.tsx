'use client';

import { ListSkeleton } from '#components/data-table/list-states.tsx';

import { TeamsHead } from './teams-head.tsx';

/** The head at once, grey rows of the final height after 150 ms. */
export function TeamsLoading() {
  return (
    <>
      <TeamsHead total={null} />
      <ListSkeleton hasSecondLine />
    </>
  );
}
