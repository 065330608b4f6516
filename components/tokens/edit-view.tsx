'use client';

import { useState } from 'react';

import { DialogBody, DialogForm, DialogHead } from '#components/ui/dialog.tsx';
import { useToast } from '#components/ui/toast.tsx';
import type { TokenRow } from '#lib/tokens/types.ts';

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

/** `Edit Token`: name, description and role; from here on to rotate and delete. */
export function EditView({ token, draft }: EditViewProps) {
  const { callbacks, close, go } = useTokenDialogFrame();
  const toast = useToast();
  const edit = useEditForm(token, draft, (saved) => {
    if (saved) {
      callbacks.onChanged?.(saved);
      toast('Token updated');
    }
    close();
  });
  const { attach } = edit;
  const [asksDiscard, setAsksDiscard] = useState(false);

  const leave = () => {
    if (edit.leaveGate) return edit.leaveGate();
    if (edit.pending) return;
    if (edit.isDirty) setAsksDiscard(true);
    else close();
  };
  useDismiss(leave);

  const onward = (kind: 'rotate' | 'delete') => () =>
    go({ kind, token: edit.latest }, { kind: 'edit', token: edit.latest, draft: edit.value });

  if (edit.gate) return edit.gate;
  return (
    <DialogForm
      ref={attach}
      onSubmit={(event) => {
        event.preventDefault();
        setAsksDiscard(false);
        void edit.submit();
      }}
    >
      <DialogHead title="Edit Token" onClose={leave} />
      <DialogBody>
        <EditFields edit={edit} />
      </DialogBody>
      <FormFoot
        submitLabel="Update API Token"
        pendingLabel="Updating…"
        pending={edit.pending}
        onCancel={leave}
        asksDiscard={asksDiscard}
        onKeep={() => setAsksDiscard(false)}
        onDiscard={close}
        start={
          <div className="me-auto flex gap-2 max-sm:!basis-full max-sm:*:flex-1">
            <CanButton kind="danger-quiet" can={token.can.delete} pending={edit.pending} onClick={onward('delete')}>
              Delete Token
            </CanButton>
            <CanButton kind="quiet" can={token.can.rotate} pending={edit.pending} onClick={onward('rotate')}>
              Rotate token
            </CanButton>
          </div>
        }
      />
    </DialogForm>
  );
}
