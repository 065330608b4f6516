'use client';

import { useRef, useState } from 'react';

import type { ActionResult } from '#lib/result.ts';

const LOST = 'The server did not answer. Check your connection, then try again.';

/** State of a form whose heart is one current password: its value, its error, and one request at a time. */
export function usePasswordForm() {
  const field = useRef<HTMLInputElement>(null);
  const isBusy = useRef(false);
  const [password, setPassword] = useState('');
  const [isPending, setIsPending] = useState(false);
  const [error, setError] = useState<string>();
  const [alert, setAlert] = useState<string>();

  /** Sends once; a refusal goes under the field or into the alert. Stays pending after a success. */
  async function send<T>(action: (password: string) => Promise<ActionResult<T>>): Promise<ActionResult<T> | null> {
    if (isBusy.current) return null;
    setAlert(undefined);
    if (password === '') {
      setError('Enter your password');
      field.current?.focus();
      return null;
    }
    isBusy.current = true;
    setIsPending(true);
    setError(undefined);
    const result = await action(password).catch(() => null);
    if (result?.ok) return result;
    isBusy.current = false;
    setIsPending(false);
    if (result?.fields['password']) {
      setError(result.fields['password']);
      field.current?.focus();
    } else {
      setAlert(result?.message ?? LOST);
    }
    return result;
  }

  const fieldProps = {
    ref: field,
    value: password,
    onValueChange: (value: string) => {
      setPassword(value);
      setError(undefined);
    },
    autoComplete: 'current-password' as const,
    error,
    readOnly: isPending,
  };
  return { field, fieldProps, isPending, alert, send };
}
