'use client';

import { useState, type ReactNode } from 'react';

import { failureSentence } from '#components/tokens/failure-sentence.ts';
import { SubmitButton } from '#components/tokens/form-foot.tsx';
import { useGuarded } from '#components/tokens/use-guarded.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Notice } from '#components/ui/notice.tsx';
import type { ActionResult } from '#lib/result.ts';
import type { Can } from '#lib/tokens/types.ts';

import type { Form } from './use-form.ts';

interface PageFormProps<T extends object, R> {
  form: Form<T>;
  /** Where it may not be used the form says why and shows its values. */
  can: Can;
  isDirty: boolean;
  submitLabel: string;
  pendingLabel: string;
  action: () => Promise<ActionResult<R>>;
  onDone: (data: R) => void;
  onDiscard: () => void;
  /** After a clash: reads what somebody else saved, for `onLatest`. */
  latest: () => Promise<ActionResult<R>>;
  onLatest: (data: R) => void;
  children: (readOnly: boolean) => ReactNode;
}

/** A form inside a page's Card: saving, discarding, step-up in a dialog, and the clash of two editors. */
export function PageForm<T extends object, R>(props: PageFormProps<T, R>) {
  const { form, can, isDirty } = props;
  const { run, pending, gate, leaveGate } = useGuarded();
  const [problem, setProblem] = useState<{ text: string; isClash: boolean } | null>(null);

  const submit = async () => {
    if (can !== true || pending || !form.accept() || !isDirty) return;
    setProblem(null);
    const answer = await run(props.action);
    if (!answer) return;
    if (answer.ok) return props.onDone(answer.data);
    if ('fields' in answer && form.refuse(answer.fields)) return;
    const isClash = 'details' in answer && answer.details['reason'] === 'clash';
    setProblem({ text: failureSentence(answer), isClash });
  };

  const load = async () => {
    const answer = await run(props.latest);
    if (!answer) return;
    if (!answer.ok) return setProblem({ text: failureSentence(answer), isClash: false });
    setProblem(null);
    props.onLatest(answer.data);
  };

  const { attach } = form;
  return (
    <>
      <form
        noValidate
        ref={attach}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <div className="grid gap-4 p-4">
          {can !== true && <Notice tone="neutral">{can}</Notice>}
          {problem && (
            <Notice
              tone="danger"
              alert
              action={
                problem.isClash && (
                  <>
                    <Button size="small" inactive={pending} onClick={() => void load()}>
                      Load the latest
                    </Button>
                    <Button size="small" inactive={pending} onClick={() => setProblem(null)}>
                      Keep editing
                    </Button>
                  </>
                )
              }
            >
              {problem.text}
            </Notice>
          )}
          {props.children(can !== true || pending)}
        </div>
        {can === true && (
          <div className="flex flex-wrap justify-end gap-2 border-t border-line px-4 py-3 max-sm:*:flex-1">
            {isDirty && (
              <Button inactive={pending} onClick={props.onDiscard}>
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
