'use client';

import { useCallback } from 'react';

import { useToast } from '#components/ui/toast.tsx';
import type { ActionResult } from '#lib/result.ts';

import { failureSentence, refusalReason } from './failure-sentence.ts';
import type { TokenDialogActions } from './token-dialog-types.ts';
import { useAlreadySo } from './use-already-so.ts';
import type { Answer } from './use-guarded.tsx';

interface NamedToken {
  id: string;
  name: string;
}

/** Whether a refusal asks for the confirmation that the leak report was wrong. */
export function isLeakReport(answer: object): boolean {
  return refusalReason(answer) === 'leak_reported';
}

async function settle<T>(asked: Promise<ActionResult<T>>): Promise<Answer<T>> {
  try {
    return await asked;
  } catch {
    return { ok: false, code: 'LOST', message: '', requestId: null };
  }
}

/** Resumes a paused token without asking; the toast's `Undo` pauses it again. A refusal goes to `onRefused`. */
export function useResume(
  organization: string,
  actions: TokenDialogActions,
  onRefused: (token: NamedToken, problem: string, isLeak: boolean) => void,
) {
  const toast = useToast();
  const tellAlreadySo = useAlreadySo();
  const tell = useCallback(
    (token: NamedToken) => {
      const undo = async () => {
        const undone = await settle(actions.pause(organization, { tokenId: token.id }));
        if (undone.ok) toast('Token paused');
        else if (!tellAlreadySo(undone)) toast(failureSentence(undone));
      };
      toast('Token resumed', { action: { label: 'Undo', onClick: () => void undo() } });
    },
    [organization, actions, toast, tellAlreadySo],
  );
  const resume = useCallback(
    async (token: NamedToken) => {
      const done = await settle(actions.resume(organization, { tokenId: token.id }));
      if (done.ok) tell(token);
      else if (!tellAlreadySo(done)) onRefused(token, failureSentence(done), isLeakReport(done));
    },
    [organization, actions, onRefused, tell, tellAlreadySo],
  );
  return { resume, tell };
}
