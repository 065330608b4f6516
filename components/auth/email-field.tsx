'use client';

import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';

interface EmailFieldProps {
  defaultValue?: string;
  error?: string | undefined;
  readOnly?: boolean;
  onValueChange?: (value: string) => void;
}

/** `Email`, named `email` in its form; password managers take it for the user name. */
export function EmailField({ error, ...input }: EmailFieldProps) {
  return (
    <Field label="Email" error={error}>
      <Input
        {...input}
        name="email"
        type="email"
        inputMode="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
      />
    </Field>
  );
}
