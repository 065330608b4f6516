'use client';

import { useEffect, useRef, useState } from 'react';

import { failureSentence } from '#components/tokens/failure-sentence.ts';
import { useGuarded } from '#components/tokens/use-guarded.tsx';
import { useErrorTitle } from '#components/ui/use-error-title.ts';
import type { ActionResult } from '#lib/result.ts';

import { useDismiss, useUserDialogs } from './user-dialog-context.ts';

type Messages = Record<string, string>;

/**
 * One action of a dialog with its refusals: those about a field of the form stand under it, others above the form. Focus
 * goes to the first refused field.
 */
export function useDialogAction(fields: readonly string[] = []) {
  const { close } = useUserDialogs();
  const { run, pending, gate, leaveGate } = useGuarded();
  const [problem, setProblem] = useState<string | null>(null);
  const [errors, setErrors] = useState<Messages>({});
  const [refusals, setRefusals] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  useErrorTitle(problem !== null || Object.keys(errors).length > 0);

  useEffect(() => {
    if (refusals === 0) return;
    const first = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    const target = first?.matches('[role="radiogroup"]') ? first.querySelector<HTMLElement>('input') : first;
    target?.focus();
  }, [refusals]);

  const leave = () => {
    if (leaveGate) leaveGate();
    else if (!pending) close();
  };
  useDismiss(leave);

  const refuse = (messages: Messages, sentence: string | null = null) => {
    setErrors(messages);
    setProblem(sentence);
    setRefusals((count) => count + 1);
  };

  /** What the action answered; null when it was refused, and then the form says why. */
  const submit = async <T>(action: () => Promise<ActionResult<T>>): Promise<T | null> => {
    setProblem(null);
    setErrors({});
    const answer = await run(action);
    if (!answer) return null;
    if (answer.ok) return answer.data;
    const known = 'fields' in answer ? Object.entries(answer.fields).filter(([field]) => fields.includes(field)) : [];
    refuse(Object.fromEntries(known), known.length === 0 ? failureSentence(answer) : null);
    return null;
  };

  return { form, submit, refuse, errors, problem, pending, gate, leave };
}

export type DialogAction = ReturnType<typeof useDialogAction>;
