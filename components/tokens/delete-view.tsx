'use client';

import { useId, useState } from 'react';

import { Button } from '#components/ui/button.tsx';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { DialogBody, DialogFoot, DialogForm, DialogHead } from '#components/ui/dialog.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { useToast } from '#components/ui/toast.tsx';
import { plural } from '#lib/format.ts';
import type { TokenRow } from '#lib/tokens/types.ts';

import { failureSentence } from './failure-sentence.ts';
import { SubmitButton } from './form-foot.tsx';
import { ImpactBox } from './impact-box.tsx';
import { useDismiss, useTokenDialogFrame } from './token-dialog-context.ts';
import { TokenName } from './token-name.tsx';
import { useGuarded } from './use-guarded.tsx';
import { useImpact } from './use-impact.ts';

const WORD = 'Delete';

/** `Delete this token?`: typed, because nothing brings it back. */
export function DeleteView({ token }: { token: TokenRow }) {
  const { organization, actions, callbacks, close, back, go, setFinalFocus } = useTokenDialogFrame();
  const usage = useImpact(token.id);
  const { run, pending, gate, leaveGate } = useGuarded();
  const [typed, setTyped] = useState('');
  const [knows, setKnows] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const toast = useToast();
  const knowsId = useId();

  const used1h = usage.impact && usage.impact !== 'failed' ? usage.impact.clientCount1h : 0;
  const matches = typed.trim() === WORD;
  const ready = matches && (used1h === 0 || knows);

  const leave = () => {
    if (leaveGate) leaveGate();
    else if (!pending) close();
  };
  useDismiss(leave);

  const submit = async () => {
    if (!ready) return;
    setProblem(null);
    const answer = await run(() => actions.remove(organization.shortName, { tokenId: token.id }));
    if (!answer) return;
    if (!answer.ok) return setProblem(failureSentence(answer));
    const find = callbacks.onDeleted?.({ id: token.id, name: token.name });
    if (find) setFinalFocus(find);
    close();
    toast(answer.data.alreadyDeleted ? 'It was already deleted.' : `Token ${token.name} deleted`);
  };

  if (gate) return gate;
  return (
    <DialogForm
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <DialogHead title="Delete this token?" onBack={pending ? undefined : back} />
      <DialogBody>
        {problem && (
          <Notice tone="danger" alert>
            {problem}
          </Notice>
        )}
        <TokenName token={token} />
        <ImpactBox {...usage} wasUsed={token.lastUsedAt !== null} />
        <p>
          Make sure no workflow uses it. Requests with it fail at once and its Workspace, Deployment and Dag roles are
          removed. A deleted token cannot be recovered.
        </p>
        <Field
          label="Type Delete to confirm"
          error={
            !matches && typed.trim().toLowerCase() === WORD.toLowerCase() ? 'Type Delete with a capital D' : undefined
          }
        >
          <Input
            data-autofocus
            value={typed}
            onValueChange={setTyped}
            readOnly={pending}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
          />
        </Field>
        {used1h > 0 && (
          <div className="flex items-center gap-3 max-sm:min-h-11">
            <Checkbox id={knowsId} checked={knows} onChange={(event) => !pending && setKnows(event.target.checked)} />
            <label htmlFor={knowsId}>
              I know {plural(used1h, 'client')} {used1h === 1 ? 'is' : 'are'} using it
            </label>
          </div>
        )}
        {token.can.pause === true && token.pausedAt === null && (
          <p>
            <button
              type="button"
              className="font-medium text-accent-text underline-offset-3 hover:underline max-sm:min-h-11"
              onClick={() => !pending && go({ kind: 'pause', token })}
            >
              Pause it instead
            </button>
          </p>
        )}
      </DialogBody>
      <DialogFoot>
        <Button inactive={pending} onClick={leave}>
          Cancel
        </Button>
        <SubmitButton
          kind="danger"
          label="Yes, Continue"
          pendingLabel="Deleting…"
          pending={pending}
          inactive={!ready}
        />
      </DialogFoot>
    </DialogForm>
  );
}
