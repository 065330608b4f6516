'use client';

import { useRouter } from 'next/navigation';
import { useCallback } from 'react';

import { useToast } from '#components/ui/toast.tsx';

import { refusalReason } from './failure-sentence.ts';

/**
 * For changes that somebody else made first: true when the refusal only says that the token is that way already. It is
 * told then, and the page, which showed an older state, is read again.
 */
export function useAlreadySo(): (answer: { message: string }) => boolean {
  const router = useRouter();
  const toast = useToast();
  return useCallback(
    (answer) => {
      if (refusalReason(answer) !== 'already_so') return false;
      toast(answer.message);
      router.refresh();
      return true;
    },
    [router, toast],
  );
}
