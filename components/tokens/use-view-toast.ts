'use client';

import { useRouter } from 'next/navigation';
import { useCallback } from 'react';

import { useToast } from '#components/ui/toast.tsx';

import { useTokenHref } from './token-place.tsx';

/** A toast with `View`, which opens the token's page. */
export function useViewToast(): (message: string, tokenId: string) => void {
  const hrefOf = useTokenHref();
  const router = useRouter();
  const toast = useToast();
  return useCallback(
    (message, tokenId) => {
      const href = hrefOf({ id: tokenId });
      toast(message, { action: { label: 'View', onClick: () => router.push(href) } });
    },
    [hrefOf, router, toast],
  );
}
