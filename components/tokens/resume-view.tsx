'use client';

import { useState } from 'react';

import { Button } from '#components/ui/button.tsx';
import { DialogBody, DialogFoot, DialogForm, DialogHead } from '#components/ui/dialog.tsx';
import { Notice } from '#components/ui/notice.tsx';
import type { TokenDetails } from '#lib/tokens/types.ts';

import { failureSentence } from './failure-sentence.ts';
import { SubmitButton } from './form-foot.tsx';
import { useDismiss, useTokenDialogFrame } from './token-dialog-context.ts';
import { useAlreadySo } from './use-already-so.ts';
import { useGuarded } from './use-guarded.tsx';
import { isLeakReport } from './use-resume.ts';

interface ResumeViewProps {
  token: { id: string; name: string };
  /** Why it did not work. */
  problem: string;
  /** The reason was a leak report, which can be confirmed to be wrong. */
  isLeak: boolean;
  onResumed: (token: TokenDetails) => void;
}

/** Resuming asks nothing; only when it was refused does it get a dialog, with the reason and another try. */
export function ResumeView({ token, problem: first, isLeak, onResumed }: ResumeViewProps) {
  const { organization, actions, close } = useTokenDialogFrame();
  const { run, pending, gate, leaveGate } = useGuarded();
  const [problem, setProblem] = useState(first);
  const [asksAnyway, setAsksAnyway] = useState(isLeak);
  const tellAlreadySo = useAlreadySo();

  const leave = () => {
    if (leaveGate) leaveGate();
    else if (!pending) close();
  };
  useDismiss(leave);

  const submit = async () => {
    const answer = await run(() =>
      actions.resume(organization.shortName, { tokenId: token.id, despiteLeak: asksAnyway }),
    );
    if (!answer) return;
    if (!answer.ok) {
      if (tellAlreadySo(answer)) return close();
      setAsksAnyway(isLeakReport(answer));
      return setProblem(failureSentence(answer));
    }
    close();
    onResumed(answer.data);
  };

  if (gate) return gate;
  return (
    <DialogForm
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <DialogHead title="Resume token" onClose={leave} />
      <DialogBody>
        <Notice tone="danger" alert>
          {problem}
        </Notice>
        <p className="wrap-anywhere">
          <b className="font-semibold">{token.name}</b> is still paused.
        </p>
      </DialogBody>
      <DialogFoot>
        <Button data-autofocus inactive={pending} onClick={leave}>
          Cancel
        </Button>
        <SubmitButton
          label={asksAnyway ? 'Resume anyway' : 'Resume token'}
          pendingLabel="Resuming…"
          pending={pending}
        />
      </DialogFoot>
    </DialogForm>
  );
}
