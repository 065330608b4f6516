'use client';

import { useState } from 'react';

import { failureSentence, readFailureSentence, refusalReason } from '#components/tokens/failure-sentence.ts';
import { useGuarded } from '#components/tokens/use-guarded.tsx';
import type { ActionResult } from '#lib/result.ts';

import type { SentForm } from './use-form.ts';

/** What a form does when somebody else saved first. */
export interface Clash<L> {
  read: () => Promise<ActionResult<L>>;
  /** The latest becomes the base of what was entered; answers what that did to the form. */
  keep: (saved: L) => string;
  /** The latest takes the place of what was entered; absent where the form shows nothing of the record. */
  load?: (saved: L) => void;
}

interface SubmissionOptions<R, L> {
  form: SentForm;
  /** Runs once more after a step-up. */
  action: () => Promise<ActionResult<R>>;
  onDone: (data: R) => void;
  clash?: Clash<L> | undefined;
}

export type Submission = ReturnType<typeof useSubmission>;

/**
 * Sends a form: its own check, step-up, refusals at the fields or above them, and the clash of two editors, after which
 * the person goes on with what they entered or with what was saved. Nothing is sent while an answer is awaited.
 */
export function useSubmission<R, L>({ form, action, onDone, clash }: SubmissionOptions<R, L>) {
  const guarded = useGuarded();
  const [problem, setProblem] = useState<{ text: string; isClash: boolean } | null>(null);
  // What going on after a clash did to the form.
  const [news, setNews] = useState<string | null>(null);

  const quiet = () => {
    setProblem(null);
    setNews(null);
  };

  const send = async () => {
    quiet();
    const answer = await guarded.run(action);
    if (!answer) return;
    if (answer.ok) return onDone(answer.data);
    if ('fields' in answer && form.refuse(answer.fields)) return;
    setProblem({ text: failureSentence(answer), isClash: refusalReason(answer) === 'clash' });
  };

  const goOn = async (how: ((saved: L) => string) | undefined) => {
    if (!clash || !how) return;
    const answer = await guarded.run(clash.read);
    if (!answer) return;
    // Nothing is lost where no answer came: the same two ways stay open.
    if (!answer.ok) return setProblem({ text: readFailureSentence(answer), isClash: answer.code === 'LOST' });
    setProblem(null);
    setNews(how(answer.data));
  };
  const load = clash?.load;

  return {
    ...guarded,
    problem,
    news,
    /** Takes away what is told above the fields. */
    quiet,
    /** True when the form may be sent; otherwise its errors are shown. */
    accept: () => !guarded.pending && form.accept(),
    send,
    keepEditing: clash && (() => void goOn(clash.keep)),
    loadLatest:
      load &&
      (() =>
        void goOn((saved) => {
          load(saved);
          return 'The form now shows the latest.';
        })),
  };
}
