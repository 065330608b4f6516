'use client';

import { useEffect, useRef, useState, type FormEvent } from 'react';

import { Button } from '#components/ui/button.tsx';
import { DialogBody, DialogFoot, DialogForm, DialogHead } from '#components/ui/dialog.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { Notice } from '#components/ui/notice.tsx';

import { useAuth } from './auth-actions-provider.tsx';
import { PasswordField } from './password-field.tsx';
import { SingleSignOnButton } from './single-sign-on-button.tsx';
import { usePasswordForm } from './use-password-form.ts';

interface SignInAgainPanelProps {
  /** The same person is signed in again: repeat what was refused. Somebody else is sent to a fresh page instead. */
  onSignedIn: () => void;
  /** Present: a button `Cancel` that goes back to what the dialog held. */
  onCancel?: () => void;
}

/**
 * `Sign in again`: the whole content of a Dialog (head, body and foot) after an action answered UNAUTHENTICATED.
 * The page behind, and the form whose place it took, keep their input.
 */
export function SignInAgainPanel({ onSignedIn, onCancel }: SignInAgainPanelProps) {
  const { actions, person } = useAuth();
  const form = usePasswordForm();
  const [email, setEmail] = useState(person.email);
  const title = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    (form.field.current ?? title.current)?.focus();
  }, [form.field]);

  const signedIn = (userId: string) => {
    if (userId === person.id) onSignedIn();
    // What is on this page belongs to somebody else now.
    else window.location.assign('/');
  };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const result = await form.send((password) => actions.signInAgain({ email, password }));
    if (result?.ok) signedIn(result.data.userId);
  };

  return (
    <DialogForm onSubmit={submit}>
      <DialogHead title="Sign in again" titleRef={title} onClose={form.isPending ? undefined : onCancel} />
      <DialogBody>
        <p>Your session ended. Sign in to go on where you left off.</p>
        {form.alert && (
          <Notice tone="danger" alert>
            {form.alert}
          </Notice>
        )}
        {person.ssoName && <SingleSignOnButton name={person.ssoName} onSignedIn={signedIn} />}
        {person.hasPassword && (
          <>
            <Field label="Email">
              <Input
                type="email"
                name="email"
                autoComplete="username"
                value={email}
                onValueChange={setEmail}
                readOnly={form.isPending}
              />
            </Field>
            <PasswordField {...form.fieldProps} />
          </>
        )}
      </DialogBody>
      <DialogFoot>
        {onCancel && (
          <Button inactive={form.isPending} onClick={onCancel}>
            Cancel
          </Button>
        )}
        {person.hasPassword && (
          <Button type="submit" kind="primary" inactive={form.isPending}>
            {form.isPending ? 'Signing in…' : 'Sign in'}
          </Button>
        )}
      </DialogFoot>
    </DialogForm>
  );
}
