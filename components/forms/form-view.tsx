'use client';

import { useState, type ReactNode } from 'react';

import { FormFoot } from '#components/tokens/form-foot.tsx';
import { DialogBody, DialogForm, DialogHead } from '#components/ui/dialog.tsx';
import type { ActionResult } from '#lib/result.ts';

import { useDialogFrame, useDismissal } from './dialog-host.tsx';
import { SubmissionNotices } from './submission-notices.tsx';
import type { SentForm } from './use-form.ts';
import { useSubmission, type Clash } from './use-submission.ts';

interface FormViewProps<R, L> {
  title: string;
  submitLabel: string;
  pendingLabel: string;
  form: SentForm;
  /** Something was typed that leaving would lose. */
  isDirty: boolean;
  /** Called once the form's own check passed; runs once more after a step-up. */
  action: () => Promise<ActionResult<R>>;
  /** The dialog closes first. */
  onDone: (data: R) => void;
  /** Nothing was changed and there is nothing to send: closes silently. */
  isUnchanged?: boolean;
  /** Where somebody else may save first. */
  clash?: Clash<L>;
  /** The fields; `pending` makes them read-only. */
  children: (pending: boolean) => ReactNode;
  start?: ReactNode;
}

/** A form in a dialog: its foot, the question before something typed is lost, step-up, refusals and the clash of two editors. */
export function FormView<R, L>(props: FormViewProps<R, L>) {
  const { title, form, isDirty, action, clash } = props;
  const { close } = useDialogFrame();
  const [asksDiscard, setAsksDiscard] = useState(false);
  const onDone = (data: R) => {
    close();
    props.onDone(data);
  };
  const submission = useSubmission({ form, action, onDone, clash });
  const { pending, gate, leaveGate } = submission;

  const leave = () => {
    if (leaveGate) return leaveGate();
    if (pending) return;
    if (isDirty) setAsksDiscard(true);
    else close();
  };
  useDismissal(leave);

  const submit = () => {
    if (!submission.accept()) return;
    if (props.isUnchanged) return close();
    setAsksDiscard(false);
    void submission.send();
  };

  if (gate) return gate;
  const { attach } = form;
  return (
    <DialogForm
      ref={attach}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <DialogHead title={title} onClose={leave} />
      <DialogBody>
        <SubmissionNotices of={submission} />
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
