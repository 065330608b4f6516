'use client';

import type { ReactNode } from 'react';

import { SubmitButton } from '#components/tokens/form-foot.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Notice } from '#components/ui/notice.tsx';
import type { ActionResult } from '#lib/result.ts';
import type { Can } from '#lib/tokens/types.ts';

import { SubmissionNotices } from './submission-notices.tsx';
import type { SentForm } from './use-form.ts';
import { useSubmission, type Clash } from './use-submission.ts';

interface PageFormProps<R, L> {
  /** Of `useRecordForm`. */
  form: SentForm & { isDirty: boolean; discard: () => void };
  /** Where it may not be used the form says why and shows its values. */
  can: Can;
  submitLabel: string;
  pendingLabel: string;
  action: () => Promise<ActionResult<R>>;
  onDone: (data: R) => void;
  clash: Clash<L>;
  children: (readOnly: boolean) => ReactNode;
  /** At the start of the foot. */
  start?: ReactNode;
}

/** A form inside a page's Card: saving, discarding, step-up in a dialog, and the clash of two editors. */
export function PageForm<R, L>(props: PageFormProps<R, L>) {
  const { form, can, action, onDone, clash } = props;
  const submission = useSubmission({ form, action, onDone, clash });
  const { pending, gate, leaveGate } = submission;
  const { attach, isDirty, discard } = form;
  return (
    <>
      <form
        noValidate
        ref={attach}
        onSubmit={(event) => {
          event.preventDefault();
          if (can === true && submission.accept() && isDirty) void submission.send();
        }}
      >
        <div className="grid gap-4 p-4">
          {can !== true && <Notice tone="neutral">{can}</Notice>}
          <SubmissionNotices of={submission} />
          {props.children(can !== true || pending)}
        </div>
        {can === true && (
          <div className="flex flex-wrap items-center justify-end gap-2 border-t border-line px-4 py-3 max-sm:[&>button]:flex-1">
            {props.start}
            {isDirty && (
              <Button
                inactive={pending}
                onClick={() => {
                  submission.quiet();
                  discard();
                }}
              >
                Discard changes
              </Button>
            )}
            <SubmitButton label={props.submitLabel} pendingLabel={props.pendingLabel} pending={pending} />
          </div>
        )}
      </form>
      <Dialog open={gate !== null} onDismiss={() => leaveGate?.()}>
        {gate}
      </Dialog>
    </>
  );
}
