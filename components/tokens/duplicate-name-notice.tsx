'use client';

import { useTokenHref } from './token-place.tsx';

/** Under `Name`, never in the way: the other token opens in a new tab, so that nothing typed is lost. */
export function DuplicateNameNotice({ id }: { id: string | null }) {
  const hrefOf = useTokenHref();
  return (
    <output className="block text-caption text-warn-text">
      {id && (
        <span className="mt-1 block">
          Another token has this name. Their IDs still tell them apart.{' '}
          <a
            className="font-medium text-accent-text underline-offset-3 hover:underline"
            href={hrefOf({ id })}
            target="_blank"
            rel="noopener"
          >
            View
          </a>
        </span>
      )}
    </output>
  );
}
