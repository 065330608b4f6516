'use client';

import { plural } from '#lib/format.ts';

import { useTokenPlace } from '../token-place.tsx';
import { PLACE_WORDS } from './place-words.ts';

/** What the page is for, and how many tokens match. */
export function TokensLead({ total }: { total: number | null }) {
  const { scope } = useTokenPlace();
  return (
    <>
      {PLACE_WORDS[scope].lead}
      {total === null ? null : (
        <>
          <span aria-hidden className="mx-2 text-control">
            ·
          </span>
          <span className="whitespace-nowrap tabular-nums">{plural(total, 'token')}</span>
        </>
      )}
    </>
  );
}
