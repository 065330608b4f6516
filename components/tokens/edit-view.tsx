'use client';

import { useState } from 'react';

import { SubmissionNotices } from '#components/forms/submission-notices.tsx';
import { useSubmission } from '#components/forms/use-submission.ts';
import { DialogBody, DialogForm, DialogHead } from '#components/ui/dialog.tsx';
import { useToast } from '#components/ui/toast.tsx';
import type { TokenDetails, TokenRow } from '#lib/tokens/types.ts';

import { CanButton } from './can-button.tsx';
import { EditFields } from './edit-fields.tsx';
import { FormFoot } from './form-foot.tsx';
import { useDismiss, useTokenDialogFrame } from './token-dialog-context.ts';
import type { TokenDraft } from './token-dialog-types.ts';
import { useEditForm } from './use-edit-form.ts';

interface EditViewProps {
  token: TokenRow;
  /** What had been typed before Rotate or Delete took the place. */
  draft: TokenDraft | undefined;
}

/** `Edit Token`: name, description, role and addresses; from here on to rotate and delete. */
export function EditView({ token, draft }: EditViewProps) {
  const { callbacks, close, go } = useTokenDialogFrame();
  const toast = useToast();
  const edit = useEditForm(token, draft);
  const onDone = (saved: TokenDetails) => {
    callbacks.onChanged?.(saved);
    toast('Token updated');
    close();
  };
  const { action, clash, attach } = edit;
  const submission = useSubmission({ form: edit, action, onDone, clash });
  const { pending, gate, leaveGate } = submission;
  const [asksDiscard, setAsksDiscard] = useState(false);

  const leave = () => {
    if (leaveGate) return leaveGate();
    if (pending) return;
    if (edit.isDirty) setAsksDiscard(true);
    else close();
  };
  useDismiss(leave);

  const submit = () => {
    setAsksDiscard(false);
    if (!submission.accept()) return;
    if (edit.isDirty) void submission.send();
    else close();
  };
  const onward = (kind: 'rotate' | 'delete') => () =>
    go({ kind, token: edit.latest }, { kind: 'edit', token: edit.latest, draft: edit.value });

  if (gate) return gate;
  return (
    <DialogForm
      ref={attach}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <DialogHead title="Edit Token" onClose={leave} />
      <DialogBody>
        <SubmissionNotices of={submission} />
        <EditFields edit={edit} readOnly={pending} />
      </DialogBody>
      <FormFoot
        submitLabel="Update API Token"
        pendingLabel="Updating…"
        pending={pending}
        onCancel={leave}
        asksDiscard={asksDiscard}
        onKeep={() => setAsksDiscard(false)}
        onDiscard={close}
        start={
          <div className="me-auto flex gap-2 max-sm:!basis-full max-sm:*:flex-1">
            <CanButton kind="danger-quiet" can={token.can.delete} pending={pending} onClick={onward('delete')}>
              Delete Token
            </CanButton>
            <CanButton kind="quiet" can={token.can.rotate} pending={pending} onClick={onward('rotate')}>
              Rotate token
            </CanButton>
          </div>
        }
      />
    </DialogForm>
  );
}
