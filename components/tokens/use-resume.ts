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

interface Problem {
  problem: string;
  /** It was reported as leaked: resuming it takes a confirmation. */
  isLeak: boolean;
}

/** Whether a refusal asks for the confirmation that the leak report was wrong. */
export function isLeakReport(answer: object): boolean {
  return 'details' in answer && (answer.details as Record<string, unknown>)['reason'] === 'leak_reported';
}

async function settle<T>(asked: Promise<ActionResult<T>>): Promise<{ data: T } | Problem> {
  try {
    const answer = await asked;
    if (answer.ok) return { data: answer.data };
    return { problem: failureSentence(answer), isLeak: isLeakReport(answer) };
  } catch {
    return { problem: failureSentence({ code: 'LOST', message: '', requestId: null }), isLeak: false };
  }
}

/** Resumes a paused token without asking; the toast's `Undo` pauses it again. A refusal goes to `onRefused`. */
export function useResume(
  organization: string,
  actions: TokenDialogActions,
  onRefused: (token: NamedToken, problem: string, isLeak: boolean) => void,
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
      if ('problem' in done) onRefused(token, done.problem, done.isLeak);
      else tell(token);
    },
    [organization, actions, onRefused, tell],
  );
  return { resume, tell };
}
