'use client';

import { useState, type ReactNode } from 'react';

import { failureSentence } from '#components/tokens/failure-sentence.ts';
import { SubmitButton } from '#components/tokens/form-foot.tsx';
import { useGuarded } from '#components/tokens/use-guarded.tsx';
import { Button } from '#components/ui/button.tsx';
import { DialogBody, DialogFoot, DialogForm, DialogHead } from '#components/ui/dialog.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { Notice } from '#components/ui/notice.tsx';
import type { ActionResult } from '#lib/result.ts';

import { useDialogFrame, useDismissal } from './dialog-host.tsx';

const WORD = 'Delete';

interface ConfirmViewProps<R> {
  /** `Delete this Team?` */
  title: string;
  /** What will happen. */
  children: ReactNode;
  confirmLabel: string;
  pendingLabel: string;
  /** Whoever confirms types `Delete` first: for what nothing brings back. */
  typed?: boolean;
  action: () => Promise<ActionResult<R>>;
  /** The dialog closes first. */
  onDone: (data: R) => void;
  /** More about a refusal than its sentence, such as who still holds a role. */
  explain?: (details: Record<string, unknown>) => ReactNode;
}

/** A question before something is taken away; put it into a small DialogHost with role `alertdialog`. */
export function ConfirmView<R>(props: ConfirmViewProps<R>) {
  const { close } = useDialogFrame();
  const { run, pending, gate, leaveGate } = useGuarded();
  const [word, setWord] = useState('');
  const [problem, setProblem] = useState<{ text: string; more: ReactNode } | null>(null);
  const matches = !props.typed || word.trim() === WORD;

  const leave = () => {
    if (leaveGate) leaveGate();
    else if (!pending) close();
  };
  useDismissal(leave);

  const submit = async () => {
    if (!matches || pending) return;
    setProblem(null);
    const answer = await run(props.action);
    if (!answer) return;
    if (answer.ok) {
      close();
      return props.onDone(answer.data);
    }
    const more = 'details' in answer ? props.explain?.(answer.details) : null;
    setProblem({ text: failureSentence(answer), more });
  };

  if (gate) return gate;
  const isNearly = !matches && word.trim().toLowerCase() === WORD.toLowerCase();
  return (
    <DialogForm
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <DialogHead title={props.title} />
      <DialogBody>
        {problem && (
          <Notice tone="danger" alert>
            {problem.text}
            {problem.more}
          </Notice>
        )}
        {props.children}
        {props.typed && (
          <Field label="Type Delete to confirm" error={isNearly ? 'Type Delete with a capital D' : undefined}>
            <Input
              data-autofocus
              value={word}
              onValueChange={setWord}
              readOnly={pending}
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
            />
          </Field>
        )}
      </DialogBody>
      <DialogFoot>
        <Button data-autofocus={props.typed ? undefined : true} inactive={pending} onClick={leave}>
          Cancel
        </Button>
        <SubmitButton
          kind="danger"
          label={props.confirmLabel}
          pendingLabel={props.pendingLabel}
          pending={pending}
          inactive={!matches}
        />
      </DialogFoot>
    </DialogForm>
  );
}
