'use client';

import { useCallback } from 'react';

import { useToast } from '#components/ui/toast.tsx';

import type { TokenDialogActions } from './token-dialog-types.ts';

/** Resumes a paused token without asking; the toast's `Undo` pauses it again. */
export function useResume(organization: string, actions: TokenDialogActions) {
  const toast = useToast();
  return useCallback(
    async (token: { id: string; name: string }) => {
      const failed = () => toast(`Token ${token.name} could not be changed. Try again.`);
      try {
        const answer = await actions.resume(organization, { tokenId: token.id });
        if (!answer.ok) return toast(answer.message);
      } catch {
        return failed();
      }
      toast('Token resumed', {
        action: {
          label: 'Undo',
          onClick: async () => {
            try {
              const undone = await actions.pause(organization, { tokenId: token.id });
              toast(undone.ok ? 'Token paused' : undone.message);
            } catch {
              failed();
            }
          },
        },
      });
    },
    [organization, actions, toast],
  );
}
