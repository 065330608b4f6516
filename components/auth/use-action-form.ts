'use client';

import { unstable_rethrow } from 'next/navigation';
import { useEffect, useRef, useState, useTransition, type FormEvent } from 'react';

import { useErrorTitle } from '#components/ui/use-error-title.ts';
import type { ActionResult } from '#lib/result.ts';

type Values = Record<string, string>;

interface ActionForm<T> {
  /** Names of the fields this form shows; a refusal about any other becomes the alert. */
  fields: string[];
  /** Said before anything was sent: what brought the person here. */
  initialAlert?: string | undefined;
  /** The page is about this form: focus starts in its first field. */
  hasFirstFocus?: boolean;
  /** Early refusals, by field; the server says the same again. */
  check?: (values: Values) => Values;
  send: (values: Values) => Promise<ActionResult<T>>;
  onDone?: (data: T) => void;
  /** After a success the form stays pending, since something else takes its place; not when one can come back to it. */
  staysUsable?: boolean;
  /** After a refusal that is not about a field. True when the caller shows it itself. */
  onRefused?: (code: string) => boolean;
}

const LOST = 'The server did not answer. Check your connection, then try again.';

/**
 * One form, one request at a time. Values are read from the fields themselves, so what was typed before the page woke
 * up counts too. Errors go under their fields, focus to the first of them, `Error: ` into the title.
 */
export function useActionForm<T>(options: ActionForm<T>) {
  const { fields, initialAlert, hasFirstFocus = false, check, send, onDone, staysUsable = false, onRefused } = options;
  const form = useRef<HTMLFormElement>(null);
  const isBusy = useRef(false);
  const [isSending, startSending] = useTransition();
  const [isDone, setIsDone] = useState(false);
  const [errors, setErrors] = useState<Values>({});
  const [alert, setAlert] = useState(initialAlert);
  const [refusals, setRefusals] = useState(0);

  useEffect(() => {
    if (hasFirstFocus) form.current?.querySelector<HTMLElement>('input:not([hidden])')?.focus();
  }, [hasFirstFocus]);
  useErrorTitle(Object.keys(errors).length > 0 || alert !== undefined);
  useEffect(() => {
    if (refusals > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [refusals]);

  const refuse = (messages: Values, sentence?: string) => {
    setErrors(messages);
    setAlert(sentence);
    // Focus moves once per refusal, not while its fields are being corrected.
    if (Object.keys(messages).length > 0) setRefusals((count) => count + 1);
  };

  const submit = (data: FormData) => {
    if (isBusy.current) return;
    const values = Object.fromEntries(
      [...data].filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    );
    const early = check?.(values) ?? {};
    refuse(early);
    if (Object.keys(early).length > 0) return;
    isBusy.current = true;
    startSending(async () => {
      let result: ActionResult<T> | null = null;
      try {
        result = await send(values);
      } catch (error) {
        // A redirect is not a failure.
        unstable_rethrow(error);
      }
      if (result?.ok) {
        isBusy.current = !staysUsable;
        setIsDone(!staysUsable);
        onDone?.(result.data);
        return;
      }
      isBusy.current = false;
      if (result && onRefused?.(result.code)) return;
      const known = Object.entries(result?.fields ?? {}).filter(([field]) => fields.includes(field));
      refuse(Object.fromEntries(known), known.length === 0 ? (result?.message ?? LOST) : undefined);
    });
  };

  /** Takes the error away while its field is being corrected. */
  const clear = (field: string) => {
    setErrors((before) => {
      if (before[field] === undefined) return before;
      const { [field]: _gone, ...rest } = before;
      return rest;
    });
  };

  /** Takes all errors away, when the form is left without sending. */
  const reset = () => refuse({});

  const formProps = {
    ref: form,
    noValidate: true,
    // Serves presses before the page woke up; from then on the handler below comes first.
    action: submit,
    onSubmit: (event: FormEvent<HTMLFormElement>) => {
      event.preventDefault();
      submit(new FormData(event.currentTarget));
    },
  };
  return { formProps, errors, alert, clear, reset, isPending: isSending || isDone };
}
