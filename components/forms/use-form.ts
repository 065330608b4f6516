'use client';

import { useCallback, useEffect, useState } from 'react';

import { useErrorTitle } from '#components/ui/use-error-title.ts';

import type { FormErrors } from './check-with.ts';

/** What sending a form needs of it. */
export type SentForm = Pick<ReturnType<typeof useForm<object>>, 'accept' | 'refuse' | 'attach'>;

const hasField = (fields: FieldMap, field: string) => Object.hasOwn(fields, field);

/** Which values of a form answer for a field of the service's input. */
export type FieldMap = Record<string, readonly string[]>;

/**
 * Values and errors of one form. Errors appear on submit and follow the fields from then on; what the server said about
 * a field stays until that field changes. `check` is the schema the server uses too (`checkWith`). `fields` is needed
 * only where the form's values are named differently from the service's input.
 */
export function useForm<T extends object>(initial: T, check: (value: T) => FormErrors, fields?: FieldMap) {
  const [value, setValue] = useState(initial);
  const [answersFor] = useState<FieldMap>(
    () => fields ?? Object.fromEntries(Object.keys(initial).map((k) => [k, [k]])),
  );
  const [submitted, setSubmitted] = useState(false);
  const [fromServer, setFromServer] = useState<FormErrors>({});
  // Counts failed attempts: each one moves focus to the first refused field.
  const [failures, setFailures] = useState(0);
  const [element, attach] = useState<HTMLFormElement | null>(null);

  const errors: FormErrors = { ...fromServer, ...(submitted ? check(value) : {}) };
  useErrorTitle(Object.keys(errors).length > 0);

  useEffect(() => {
    if (failures === 0) return;
    const first = element?.querySelector<HTMLElement>('[aria-invalid="true"]');
    const target = first?.matches('[role="radiogroup"]') ? first.querySelector('input:not(:disabled)') : first;
    if (!(target instanceof HTMLElement)) return;
    target.focus({ preventScroll: true });
    // In the middle, so that the sentence below it can be seen too.
    target.scrollIntoView({ block: 'center' });
  }, [failures, element]);

  // Ctrl+Enter and ⌘+Enter submit from anywhere in the form, also from the text area.
  useEffect(() => {
    const submit = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      element?.requestSubmit();
    };
    element?.addEventListener('keydown', submit);
    return () => element?.removeEventListener('keydown', submit);
  }, [element]);

  const change = useCallback(
    (changed: Partial<T>) => {
      setValue((last) => ({ ...last, ...changed }));
      setFromServer((last) => {
        const kept = Object.entries(last).filter(([field]) => !answersFor[field]?.some((name) => name in changed));
        return kept.length === Object.keys(last).length ? last : Object.fromEntries(kept);
      });
    },
    [answersFor],
  );

  /** True when nothing is refused; otherwise shows the errors and moves focus. */
  const accept = (): boolean => {
    setSubmitted(true);
    setFromServer({});
    if (Object.keys(check(value)).length === 0) return true;
    setFailures((count) => count + 1);
    return false;
  };

  /** Shows the server's messages; false when none of them belongs to a field of this form. */
  const refuse = (messages: FormErrors): boolean => {
    const known = Object.entries(messages).filter(([field]) => hasField(answersFor, field));
    if (known.length === 0) return false;
    setFromServer(Object.fromEntries(known));
    setFailures((count) => count + 1);
    return true;
  };

  const reset = (next: T) => {
    setValue(next);
    setSubmitted(false);
    setFromServer({});
  };

  return { value, change, errors, accept, refuse, reset, attach };
}
