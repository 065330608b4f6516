'use client';

import { useState } from 'react';

import { Button } from '#components/ui/button.tsx';
import { DialogBody, DialogFoot, DialogForm, DialogHead } from '#components/ui/dialog.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { useToast } from '#components/ui/toast.tsx';
import type { TokenRow } from '#lib/tokens/types.ts';

import { failureSentence } from './failure-sentence.ts';
import { SubmitButton } from './form-foot.tsx';
import { ImpactBox } from './impact-box.tsx';
import { useDismiss, useTokenDialogFrame } from './token-dialog-context.ts';
import { TokenName } from './token-name.tsx';
import { useAlreadySo } from './use-already-so.ts';
import { useGuarded } from './use-guarded.tsx';
import { useImpact } from './use-impact.ts';

/** `Pause this token?`: refused until somebody resumes it. */
export function PauseView({ token }: { token: TokenRow }) {
  const { organization, actions, callbacks, close } = useTokenDialogFrame();
  const usage = useImpact(token.id);
  const { run, pending, gate, leaveGate } = useGuarded();
  const [problem, setProblem] = useState<string | null>(null);
  const toast = useToast();
  const tellAlreadySo = useAlreadySo();

  const leave = () => {
    if (leaveGate) leaveGate();
    else if (!pending) close();
  };
  useDismiss(leave);

  const submit = async () => {
    setProblem(null);
    const answer = await run(() => actions.pause(organization.shortName, { tokenId: token.id }));
    if (!answer) return;
    if (!answer.ok) {
      if (tellAlreadySo(answer)) return close();
      return setProblem(failureSentence(answer));
    }
    callbacks.onChanged?.(answer.data);
    close();
    toast('Token paused');
  };

  if (gate) return gate;
  return (
    <DialogForm
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <DialogHead title="Pause this token?" onClose={leave} />
      <DialogBody>
        {problem && (
          <Notice tone="danger" alert>
            {problem}
          </Notice>
        )}
        <TokenName token={token} />
        <ImpactBox {...usage} wasUsed={token.lastUsedAt !== null} />
        <p>Requests are refused until someone resumes it. Its expiration keeps running.</p>
      </DialogBody>
      <DialogFoot>
        <Button data-autofocus inactive={pending} onClick={leave}>
          Cancel
        </Button>
        <SubmitButton label="Pause token" pendingLabel="Pausing…" pending={pending} />
      </DialogFoot>
    </DialogForm>
  );
}
