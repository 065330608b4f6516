'use client';

import { useDeferredValue, useRef, useState } from 'react';

import type { createPasswordJudge, PasswordOwner, Strength } from '#lib/users/password-rules.ts';

import { PasswordField } from './password-field.tsx';
import { StrengthMeter } from './strength-meter.tsx';

type Judge = ReturnType<typeof createPasswordJudge>;

/** The list of well-known passwords weighs 400 kB, so it is fetched when somebody starts to choose one. */
async function loadJudge(): Promise<Judge> {
  const rules = await import('#lib/users/password-rules.ts');
  return rules.createPasswordJudge();
}

interface NewPasswordFieldProps {
  label?: string;
  owner: PasswordOwner;
  error: string | undefined;
  readOnly: boolean;
  onEdit: () => void;
}

/** A password to be set, with an estimate of its strength. The server judges it again. */
export function NewPasswordField({ label, owner, error, readOnly, onEdit }: NewPasswordFieldProps) {
  const [password, setPassword] = useState('');
  const [judge, setJudge] = useState<Judge>();
  const isLoading = useRef(false);
  const judged = useDeferredValue(password);

  const load = () => {
    if (isLoading.current) return;
    isLoading.current = true;
    // Without it the form still works: the estimate is a help, not the rule.
    loadJudge().then(
      (loaded) => setJudge(() => loaded),
      () => {
        isLoading.current = false;
      },
    );
  };

  const strength: Strength | null = judge && judged ? judge(judged, owner).strength : null;
  return (
    <PasswordField
      {...(label ? { label } : {})}
      autoComplete="new-password"
      error={error}
      readOnly={readOnly}
      onFocus={load}
      onValueChange={(value) => {
        load();
        setPassword(value);
        onEdit();
      }}
      hint="At least 12 characters, better 15 or more. A few unrelated words make a good one."
      notice={<StrengthMeter strength={strength} />}
    />
  );
}
