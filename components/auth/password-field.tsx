'use client';

import { Eye, EyeOff } from 'lucide-react';
import { useState, type ReactNode } from 'react';

import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { Input } from '#components/ui/input.tsx';

interface PasswordFieldProps {
  label?: string;
  /** Name in its form; a second password of a form has another one. */
  name?: string;
  autoComplete: 'current-password' | 'new-password';
  error?: string | undefined;
  hint?: ReactNode;
  notice?: ReactNode;
  readOnly?: boolean;
  onFocus?: () => void;
  onValueChange?: (value: string) => void;
}

/** A password with a button that shows it. Pasting works. */
export function PasswordField(props: PasswordFieldProps) {
  const { label = 'Password', error, hint, notice, ...input } = props;
  const [isShown, setIsShown] = useState(false);
  return (
    <Field label={label} error={error} hint={hint} notice={notice}>
      <div className="relative">
        <Input
          name="password"
          {...input}
          type={isShown ? 'text' : 'password'}
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          className="pe-10 max-sm:pe-12"
        />
        <Button
          kind="quiet"
          size="small"
          iconOnly
          className="absolute end-0.5 top-0.5 max-sm:end-0 max-sm:top-0"
          aria-label={isShown ? 'Hide password' : 'Show password'}
          onClick={() => setIsShown(!isShown)}
        >
          <Icon of={isShown ? EyeOff : Eye} />
        </Button>
      </div>
    </Field>
  );
}
