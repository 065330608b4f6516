'use client';

import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';

import type { Submission } from './use-submission.ts';

/** Above the fields of a form: why it was refused, and after a clash of two editors how to go on. */
export function SubmissionNotices({ of }: { of: Submission }) {
  const { problem, news, pending, loadLatest, keepEditing } = of;
  return (
    <>
      {problem && (
        <Notice
          tone="danger"
          alert
          action={
            problem.isClash &&
            (loadLatest || keepEditing) && (
              <>
                {loadLatest && (
                  <Button size="small" inactive={pending} onClick={loadLatest}>
                    Load the latest
                  </Button>
                )}
                {keepEditing && (
                  <Button size="small" inactive={pending} onClick={keepEditing}>
                    Keep editing
                  </Button>
                )}
              </>
            )
          }
        >
          {problem.text}
        </Notice>
      )}
      {news && (
        <Notice tone="info" alert ref={focusOn}>
          {news}
        </Notice>
      )}
    </>
  );
}

/** Stable, so that it runs once: the button that had the focus is gone. */
const focusOn = (element: HTMLElement | null) => element?.focus();
