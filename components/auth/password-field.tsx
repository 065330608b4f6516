'use client';

import { Eye, EyeOff } from 'lucide-react';
import { useState, type ReactNode, type Ref } from 'react';

import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';

interface PasswordFieldProps {
  label?: string;
  name?: string;
  value: string;
  onValueChange: (value: string) => void;
  autoComplete: 'current-password' | 'new-password';
  error?: string | undefined;
  hint?: ReactNode;
  notice?: ReactNode;
  readOnly?: boolean;
  ref?: Ref<HTMLInputElement>;
}

/** A password with a button that shows it. Pasting works; the text never leaves the field's state. */
export function PasswordField(props: PasswordFieldProps) {
  const { label = 'Password', name = 'password', value, onValueChange, ref } = props;
  const [shown, setShown] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  return (
    <Field label={label} error={props.error} hint={props.hint} notice={props.notice}>
      <div className="relative">
        <Input
          ref={ref}
          name={name}
          type={shown ? 'text' : 'password'}
          value={value}
          onValueChange={onValueChange}
          autoComplete={props.autoComplete}
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          readOnly={props.readOnly}
          className="pe-10 max-sm:pe-12"
        />
        <Button
          kind="quiet"
          size="small"
          iconOnly
          className="absolute end-0.5 top-0.5 max-sm:end-0 max-sm:top-0"
          aria-label={shown ? `Hide ${label.toLowerCase()}` : `Show ${label.toLowerCase()}`}
          onClick={() => setShown(!shown)}
        >
          <Icon size={16} strokeWidth={1.5} aria-hidden />
        </Button>
      </div>
    </Field>
  );
}
