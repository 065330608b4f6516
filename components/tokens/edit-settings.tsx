'use client';

import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { useToast } from '#components/ui/toast.tsx';
import type { TokenRow } from '#lib/tokens/types.ts';

import { EditFields } from './edit-fields.tsx';
import { SubmitButton } from './form-foot.tsx';
import { useEditForm } from './use-edit-form.ts';

/** The edit form in a page. Where it may not be used it says why and shows its values. */
export function EditSettings({ token }: { token: TokenRow }) {
  const toast = useToast();
  const edit = useEditForm(token, undefined, (saved) => {
    if (saved) toast('Token updated');
  });
  const { attach } = edit;
  const { edit: can } = token.can;
  return (
    <>
      <form
        noValidate
        ref={attach}
        onSubmit={(event) => {
          event.preventDefault();
          if (can === true) void edit.submit();
        }}
      >
        <div className="grid gap-4 p-4">
          {can !== true && <Notice tone="neutral">{can}</Notice>}
          <EditFields edit={edit} readOnly={can !== true} />
        </div>
        {can === true && (
          <div className="flex flex-wrap justify-end gap-2 border-t border-line px-4 py-3 max-sm:*:flex-1">
            {edit.isDirty && (
              <Button inactive={edit.pending} onClick={edit.discard}>
                Discard changes
              </Button>
            )}
            <SubmitButton label="Update API Token" pendingLabel="Updating…" pending={edit.pending} />
          </div>
        )}
      </form>
      <Dialog open={edit.gate !== null} onDismiss={() => edit.leaveGate?.()}>
        {edit.gate}
      </Dialog>
    </>
  );
}
