'use client';

import { useEffect, useRef, useState, type ReactNode } from 'react';

import { useDialogFrame } from '#components/forms/dialog-host.tsx';
import { useFrame } from '#components/shell/frame-context.tsx';
import { Button } from '#components/ui/button.tsx';
import { DialogBody, DialogFoot, DialogHead } from '#components/ui/dialog.tsx';
import { Notice } from '#components/ui/notice.tsx';
import type { ActionResult } from '#lib/result.ts';

interface LoadedViewProps<T> {
  title: string;
  load: (organization: string) => Promise<ActionResult<T>>;
  children: (data: T) => ReactNode;
}

/** The content of a dialog that first asks the server what it may show. */
export function LoadedView<T>({ title, load, children }: LoadedViewProps<T>) {
  const { organization } = useFrame();
  const { close } = useDialogFrame();
  const [answer, setAnswer] = useState<ActionResult<T> | null | 'lost'>(null);
  // What it would ask later is the same.
  const ask = useRef(load);
  useEffect(() => {
    if (answer !== null) return;
    let isLate = false;
    void ask.current(organization.shortName).then(
      (result) => !isLate && setAnswer(result),
      () => !isLate && setAnswer('lost'),
    );
    return () => {
      isLate = true;
    };
  }, [organization.shortName, answer]);
  if (answer !== null && answer !== 'lost' && answer.ok) return children(answer.data);
  const problem = answer === 'lost' ? 'The server did not answer.' : answer?.message;
  return (
    <>
      <DialogHead title={title} onClose={close} />
      <DialogBody aria-busy={answer === null}>
        {problem ? (
          <Notice
            tone="danger"
            alert
            action={
              <Button size="small" onClick={() => setAnswer(null)}>
                Try again
              </Button>
            }
          >
            {problem}
          </Notice>
        ) : (
          ['w-1/2', 'w-full', 'w-full'].map((width, at) => (
            <div key={at} className={`late h-8 rounded-control bg-hover ${width}`} />
          ))
        )}
      </DialogBody>
      <DialogFoot>
        <Button onClick={close}>Cancel</Button>
      </DialogFoot>
    </>
  );
}
