'use client';

import { useEffect, useRef, useState, type FormEvent } from 'react';

import { Button } from '#components/ui/button.tsx';
import { DialogBody, DialogFoot, DialogForm, DialogHead } from '#components/ui/dialog.tsx';
import { Notice } from '#components/ui/notice.tsx';

import { useAuth } from './auth-actions-provider.tsx';
import { PasswordField } from './password-field.tsx';
import { SignInAgainPanel } from './sign-in-again-panel.tsx';
import { SingleSignOnButton } from './single-sign-on-button.tsx';
import { usePasswordForm } from './use-password-form.ts';

interface StepUpPanelProps {
  /** The refusal's own message, such as "Creating a token needs a recent sign-in." */
  reason: string;
  /** Repeat the refused action now, once. The panel stays in its pending look until the caller replaces it. */
  onConfirmed: () => void;
  /** Back to the filled form. */
  onCancel: () => void;
}

/**
 * `Confirm it’s you`: the whole content of a Dialog that is already open (head, body and foot), shown in place of the
 * form after an action answered STEP_UP_REQUIRED. The form's state must live above, so that it is still there.
 */
export function StepUpPanel({ reason, onConfirmed, onCancel }: StepUpPanelProps) {
  const { actions, person } = useAuth();
  const form = usePasswordForm();
  const [isSessionOver, setIsSessionOver] = useState(false);
  const title = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    (form.field.current ?? title.current)?.focus();
  }, [form.field]);

  if (isSessionOver) return <SignInAgainPanel onSignedIn={onConfirmed} onCancel={onCancel} />;

  const signedIn = (userId: string) => {
    if (userId === person.id) onConfirmed();
    // What is on this page belongs to somebody else now.
    else window.location.assign('/');
  };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const result = await form.send((password) => actions.confirmIdentity({ password }));
    if (result?.ok) onConfirmed();
    else if (result?.code === 'UNAUTHENTICATED') setIsSessionOver(true);
  };

  return (
    <DialogForm onSubmit={submit}>
      <DialogHead title="Confirm it’s you" titleRef={title} onClose={form.isPending ? undefined : onCancel} />
      <DialogBody>
        <p>{reason}</p>
        {form.alert && (
          <Notice tone="danger" alert>
            {form.alert}
          </Notice>
        )}
        {person.ssoName && <SingleSignOnButton name={person.ssoName} onSignedIn={signedIn} />}
        {person.hasPassword && (
          <>
            {/* Tells password managers whose password this is. */}
            <input type="text" autoComplete="username" value={person.email} readOnly hidden />
            <PasswordField {...form.fieldProps} />
          </>
        )}
      </DialogBody>
      <DialogFoot>
        <Button inactive={form.isPending} onClick={onCancel}>
          Cancel
        </Button>
        {person.hasPassword && (
          <Button type="submit" kind="primary" inactive={form.isPending}>
            {form.isPending ? 'Confirming…' : 'Confirm'}
          </Button>
        )}
      </DialogFoot>
    </DialogForm>
  );
}
