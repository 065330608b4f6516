'use client';

import { Button } from '#components/ui/button.tsx';
import type { ActionResult } from '#lib/result.ts';

import { FormAlert } from './form-alert.tsx';
import { NewPasswordField } from './new-password-field.tsx';
import { useActionForm } from './use-action-form.ts';

interface ResetFormProps {
  code: string;
  person: { email: string; fullName: string };
  /** `{ code, password }`; redirects after a success. */
  action: (input: unknown) => Promise<ActionResult<null>>;
}

/** Sets a new password for the person a link belongs to. */
export function ResetForm({ code, person, action }: ResetFormProps) {
  const { formProps, errors, alert, clear, isPending } = useActionForm({
    fields: ['password'],
    hasFirstFocus: true,
    check: ({ password }): Record<string, string> => (password ? {} : { password: 'Choose a password' }),
    send: ({ password }) => action({ code, password }),
  });
  return (
    <form {...formProps} className="grid gap-4">
      <FormAlert message={alert} />
      {/* Tells password managers whose password this is. */}
      <input type="text" autoComplete="username" value={person.email} readOnly hidden />
      <NewPasswordField
        label="New password"
        owner={{ email: person.email, words: [person.fullName] }}
        error={errors['password']}
        readOnly={isPending}
        onEdit={() => clear('password')}
      />
      <Button type="submit" kind="primary" className="w-full" inactive={isPending}>
        {isPending ? 'Saving…' : 'Set new password'}
      </Button>
    </form>
  );
}
