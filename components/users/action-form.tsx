'use client';

import type { ReactNode } from 'react';

import { SubmitButton } from '#components/tokens/form-foot.tsx';
import { Button } from '#components/ui/button.tsx';
import { DialogBody, DialogFoot, DialogForm, DialogHead } from '#components/ui/dialog.tsx';
import { Notice } from '#components/ui/notice.tsx';

import type { DialogAction } from './use-dialog-action.ts';

interface ActionFormProps {
  action: DialogAction;
  title: string;
  submitLabel: string;
  pendingLabel: string;
  kind?: 'primary' | 'danger';
  /** Nothing is to be filled in: focus starts on `Cancel`. */
  isQuestion?: boolean;
  onSubmit: () => void;
  children: ReactNode;
}

/** A form or a question in a dialog: title, what went wrong, content, `Cancel` and one button that does it. */
export function ActionForm(props: ActionFormProps) {
  const { action, title, submitLabel, pendingLabel, kind = 'primary', isQuestion = false, onSubmit, children } = props;
  const { pending, leave, problem, gate } = action;
  if (gate) return gate;
  return (
    <DialogForm
      ref={action.form}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <DialogHead title={title} onClose={pending ? undefined : leave} />
      <DialogBody>
        {problem && (
          <Notice tone="danger" alert>
            {problem}
          </Notice>
        )}
        {children}
      </DialogBody>
      <DialogFoot>
        <Button data-autofocus={isQuestion || undefined} inactive={pending} onClick={leave}>
          Cancel
        </Button>
        <SubmitButton kind={kind} label={submitLabel} pendingLabel={pendingLabel} pending={pending} />
      </DialogFoot>
    </DialogForm>
  );
}
