'use client';

import { useState } from 'react';

import { FormAlert } from '#components/auth/form-alert.tsx';
import { NewPasswordField } from '#components/auth/new-password-field.tsx';
import { PasswordField } from '#components/auth/password-field.tsx';
import { useActionForm } from '#components/auth/use-action-form.ts';
import { Button } from '#components/ui/button.tsx';
import { Card } from '#components/ui/card.tsx';
import { useToast } from '#components/ui/toast.tsx';
import { plural } from '#lib/format.ts';
import type { ActionResult } from '#lib/result.ts';

interface PasswordCardProps {
  person: { fullName: string; email: string };
  hasPassword: boolean;
  ssoName: string | null;
  /** `{ currentPassword, password }` */
  action: (input: unknown) => Promise<ActionResult<{ endedSessions: number }>>;
}

/** `Password`: a new one for whoever knows the current one. */
export function PasswordCard(props: PasswordCardProps) {
  const toast = useToast();
  // Counts changes, so that the form starts empty after each.
  const [changes, setChanges] = useState(0);
  if (!props.hasPassword) {
    return (
      <Card title="Password">
        <p className="p-4">You sign in with {props.ssoName ?? 'single sign-on'}. Your password is kept there.</p>
      </Card>
    );
  }
  const onDone = ({ endedSessions }: { endedSessions: number }) => {
    setChanges(changes + 1);
    const ended = endedSessions > 0 ? ` ${plural(endedSessions, 'other session')} ended.` : '';
    toast(`Password changed.${ended}`);
  };
  return (
    <Card title="Password">
      <PasswordForm key={changes} {...props} onDone={onDone} />
    </Card>
  );
}

function PasswordForm(props: PasswordCardProps & { onDone: (done: { endedSessions: number }) => void }) {
  const { person, action, onDone } = props;
  const { formProps, errors, alert, clear, isPending } = useActionForm({
    fields: ['currentPassword', 'password'],
    staysUsable: true,
    check: (values): Record<string, string> => ({
      ...(values['currentPassword'] ? {} : { currentPassword: 'Enter your password' }),
      ...(values['password'] ? {} : { password: 'Choose a password' }),
    }),
    send: ({ currentPassword, password }) => action({ currentPassword, password }),
    onDone,
  });
  return (
    <form {...formProps}>
      <div className="grid gap-4 p-4">
        <FormAlert message={alert} />
        {/* Tells password managers whose password this is. */}
        <input type="text" autoComplete="username" value={person.email} readOnly hidden />
        <PasswordField
          label="Current password"
          name="currentPassword"
          autoComplete="current-password"
          error={errors['currentPassword']}
          readOnly={isPending}
          onValueChange={() => clear('currentPassword')}
        />
        <NewPasswordField
          label="New password"
          owner={{ email: person.email, words: [person.fullName] }}
          error={errors['password']}
          readOnly={isPending}
          onEdit={() => clear('password')}
        />
      </div>
      <div className="flex flex-wrap items-center justify-end gap-x-4 gap-y-2 border-t border-line px-4 py-3">
        <p className="flex-1 text-caption text-muted">Every other session ends.</p>
        <Button type="submit" inactive={isPending} className="max-sm:basis-full">
          {isPending ? 'Changing…' : 'Change password'}
        </Button>
      </div>
    </form>
  );
}
