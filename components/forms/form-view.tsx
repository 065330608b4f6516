'use client';

import { useState, type ReactNode } from 'react';

import { failureSentence } from '#components/tokens/failure-sentence.ts';
import { FormFoot } from '#components/tokens/form-foot.tsx';
import { useGuarded } from '#components/tokens/use-guarded.tsx';
import { Button } from '#components/ui/button.tsx';
import { DialogBody, DialogForm, DialogHead } from '#components/ui/dialog.tsx';
import { Notice } from '#components/ui/notice.tsx';
import type { ActionResult } from '#lib/result.ts';

import { useDialogFrame, useDismissal } from './dialog-host.tsx';
import type { Form } from './use-form.ts';

interface FormViewProps<T extends object, R> {
  title: string;
  submitLabel: string;
  pendingLabel: string;
  form: Form<T>;
  /** Something was typed that leaving would lose. */
  isDirty: boolean;
  /** Called once the form's own check passed; runs once more after a step-up. */
  action: () => Promise<ActionResult<R>>;
  /** The dialog closes first. */
  onDone: (data: R) => void;
  /** Nothing was changed and there is nothing to send: closes silently. */
  isUnchanged?: boolean;
  /** After a clash: replaces what was typed by what somebody else saved. */
  onLatest?: () => void;
  /** The fields; `pending` makes them read-only. */
  children: (pending: boolean) => ReactNode;
  start?: ReactNode;
}

/** A form in a dialog: its foot, the question before something typed is lost, step-up, refusals and the clash of two editors. */
export function FormView<T extends object, R>(props: FormViewProps<T, R>) {
  const { title, form, isDirty, action, onDone, onLatest } = props;
  const { close } = useDialogFrame();
  const { run, pending, gate, leaveGate } = useGuarded();
  const [problem, setProblem] = useState<{ text: string; isClash: boolean } | null>(null);
  const [asksDiscard, setAsksDiscard] = useState(false);

  const leave = () => {
    if (leaveGate) return leaveGate();
    if (pending) return;
    if (isDirty) setAsksDiscard(true);
    else close();
  };
  useDismissal(leave);

  const submit = async () => {
    if (pending || !form.accept()) return;
    if (props.isUnchanged) return close();
    setProblem(null);
    setAsksDiscard(false);
    const answer = await run(action);
    if (!answer) return;
    if (answer.ok) {
      close();
      return onDone(answer.data);
    }
    if ('fields' in answer && form.refuse(answer.fields)) return;
    const isClash = 'details' in answer && answer.details['reason'] === 'clash';
    setProblem({ text: failureSentence(answer), isClash });
  };

  if (gate) return gate;
  const { attach } = form;
  return (
    <DialogForm
      ref={attach}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <DialogHead title={title} onClose={leave} />
      <DialogBody>
        {problem && (
          <Notice
            tone="danger"
            alert
            action={
              problem.isClash && onLatest ? (
                <>
                  <Button
                    size="small"
                    onClick={() => {
                      setProblem(null);
                      onLatest();
                    }}
                  >
                    Load the latest
                  </Button>
                  <Button size="small" onClick={() => setProblem(null)}>
                    Keep editing
                  </Button>
                </>
              ) : null
            }
          >
            {problem.text}
          </Notice>
        )}
        {props.children(pending)}
      </DialogBody>
      <FormFoot
        submitLabel={props.submitLabel}
        pendingLabel={props.pendingLabel}
        pending={pending}
        onCancel={leave}
        asksDiscard={asksDiscard}
        onKeep={() => setAsksDiscard(false)}
        onDiscard={close}
        start={props.start}
      />
    </DialogForm>
  );
}
