'use client';

import { useEffect, useRef } from 'react';

import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { plural } from '#lib/format.ts';
import type { TokenRow } from '#lib/tokens/types.ts';

import { useTokenDialogFrame } from './token-dialog-context.ts';
import { useTokenPlace } from './token-place.tsx';

export type CreateProblem =
  | { kind: 'text'; text: string }
  /** Nobody knows whether the token exists; sending again uses the same key. */
  | { kind: 'unknown'; requestId: string | null }
  | { kind: 'wait'; seconds: number }
  /** A repeated request was answered again: the value was given out the first time. */
  | { kind: 'value-lost'; token: TokenRow };

/** What went wrong with the form as a whole, above its fields. */
export function CreateAlert({ problem }: { problem: CreateProblem }) {
  const { go } = useTokenDialogFrame();
  const { listHref } = useTokenPlace();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Returns a promise in newer browsers, which React would take for a clean-up.
    void box.current?.scrollIntoView({ block: 'nearest' });
  }, []);

  switch (problem.kind) {
    case 'text':
      return (
        <Notice ref={box} tone="danger" alert>
          {problem.text}
        </Notice>
      );
    case 'wait':
      return (
        <Notice ref={box} tone="danger" alert>
          Too many tokens were created in the last minute. Try again in {plural(problem.seconds, 'second')}.
        </Notice>
      );
    case 'value-lost':
      return (
        <Notice
          ref={box}
          tone="warn"
          alert
          action={
            <Button size="small" onClick={() => go({ kind: 'rotate', token: problem.token })}>
              Rotate token
            </Button>
          }
        >
          The token was created, but its value cannot be shown again. Rotate it to get a new one.
        </Notice>
      );
    case 'unknown':
      return (
        <Notice ref={box} tone="danger" alert>
          The token may or may not have been created.{' '}
          <a
            className="font-medium text-accent-text underline underline-offset-3"
            href={listHref}
            target="_blank"
            rel="noopener"
          >
            Check the list
          </a>
          {problem.requestId && <p className="text-caption text-muted">Request ID {problem.requestId}</p>}
        </Notice>
      );
  }
}
