'use client';

import { useRouter } from 'next/navigation';
import { useCallback } from 'react';

import { useToast } from '#components/ui/toast.tsx';

import { useTokenDialogFrame } from './token-dialog-context.ts';
import { tokenHref } from './token-href.ts';

/** A toast with `View`, which opens the token's page. */
export function useViewToast(): (message: string, tokenId: string) => void {
  const { organization } = useTokenDialogFrame();
  const router = useRouter();
  const toast = useToast();
  return useCallback(
    (message, tokenId) => {
      const href = tokenHref(organization.shortName, tokenId);
      toast(message, { action: { label: 'View', onClick: () => router.push(href) } });
    },
    [organization, router, toast],
  );
}
