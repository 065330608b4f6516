'use client';

import { useCallback } from 'react';

import { useToast } from '#components/ui/toast.tsx';
import type { ActionResult } from '#lib/result.ts';

import { failureSentence } from './failure-sentence.ts';
import type { TokenDialogActions } from './token-dialog-types.ts';

interface NamedToken {
  id: string;
  name: string;
}

async function settle<T>(asked: Promise<ActionResult<T>>): Promise<{ data: T } | { problem: string }> {
  try {
    const answer = await asked;
    return answer.ok ? { data: answer.data } : { problem: failureSentence(answer) };
  } catch {
    return { problem: failureSentence({ code: 'LOST', message: '', requestId: null }) };
  }
}

/** Resumes a paused token without asking; the toast's `Undo` pauses it again. A refusal goes to `onRefused`. */
export function useResume(
  organization: string,
  actions: TokenDialogActions,
  onRefused: (token: NamedToken, problem: string) => void,
) {
  const toast = useToast();
  const tell = useCallback(
    (token: NamedToken) => {
      const undo = async () => {
        const undone = await settle(actions.pause(organization, { tokenId: token.id }));
        toast('problem' in undone ? undone.problem : 'Token paused');
      };
      toast('Token resumed', { action: { label: 'Undo', onClick: () => void undo() } });
    },
    [organization, actions, toast],
  );
  const resume = useCallback(
    async (token: NamedToken) => {
      const done = await settle(actions.resume(organization, { tokenId: token.id }));
      if ('problem' in done) onRefused(token, done.problem);
      else tell(token);
    },
    [organization, actions, onRefused, tell],
  );
  return { resume, tell };
}
