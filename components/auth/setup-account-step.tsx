'use client';

import { useState } from 'react';
import { z } from 'zod';

import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import type { ActionResult } from '#lib/result.ts';
import { setupUserFields } from '#lib/users/schemas.ts';

import { checkFields } from './check-fields.ts';
import { EmailField } from './email-field.tsx';
import { FormAlert } from './form-alert.tsx';
import { NewPasswordField } from './new-password-field.tsx';
import { useActionForm } from './use-action-form.ts';

interface SetupAccountStepProps {
  /** What the earlier steps gathered. */
  draft: { code: string; organizationName: string; shortName: string };
  finish: (input: unknown) => Promise<ActionResult<null>>;
  onBack: () => void;
}

export function SetupAccountStep({ draft, finish, onBack }: SetupAccountStepProps) {
  const [fullName, setFullName] = useState('');
  const [email, setEmail] = useState('');
  const { formProps, errors, alert, clear, reset, isPending } = useActionForm({
    fields: ['fullName', 'email', 'password'],
    check: (values) => checkFields(z.object(setupUserFields), values),
    send: ({ fullName: name, email: address, password }) =>
      finish({ ...draft, fullName: name, email: address, password }),
  });
  return (
    <form {...formProps} className="grid gap-4">
      <FormAlert message={alert} />
      <Field label="Your name" error={errors['fullName']}>
        <Input
          name="fullName"
          autoComplete="name"
          readOnly={isPending}
          onValueChange={(value) => {
            setFullName(value);
            clear('fullName');
          }}
        />
      </Field>
      <EmailField
        error={errors['email']}
        readOnly={isPending}
        onValueChange={(value) => {
          setEmail(value);
          clear('email');
        }}
      />
      <NewPasswordField
        owner={{ email, words: [fullName, draft.organizationName, draft.shortName] }}
        error={errors['password']}
        readOnly={isPending}
        onEdit={() => clear('password')}
      />
      <div className="flex gap-2">
        <Button
          inactive={isPending}
          onClick={() => {
            reset();
            onBack();
          }}
        >
          Back
        </Button>
        <Button type="submit" kind="primary" className="flex-1" inactive={isPending}>
          {isPending ? 'Creating…' : 'Finish set-up'}
        </Button>
      </div>
    </form>
  );
}
