'use client';

import { useState } from 'react';

import { Button } from '#components/ui/button.tsx';
import { DialogBody, DialogFoot, DialogForm, DialogHead } from '#components/ui/dialog.tsx';

import { useAuth } from './auth-actions-provider.tsx';
import { FormAlert } from './form-alert.tsx';
import { OrDivider } from './or-divider.tsx';
import { PasswordField } from './password-field.tsx';
import { SignInAgainPanel } from './sign-in-again-panel.tsx';
import { SingleSignOnButton } from './single-sign-on-button.tsx';
import { useActionForm } from './use-action-form.ts';
import { usePanelFocus } from './use-panel-focus.ts';
import { useSamePerson } from './use-same-person.ts';

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
  const [isSessionOver, setIsSessionOver] = useState(false);
  const title = usePanelFocus();
  const signedIn = useSamePerson(onConfirmed);
  const { formProps, errors, alert, clear, isPending } = useActionForm({
    fields: ['password'],
    check: ({ password }): Record<string, string> => (password ? {} : { password: 'Enter your password' }),
    send: actions.confirmIdentity,
    onDone: onConfirmed,
    onRefused: (code) => {
      if (code === 'UNAUTHENTICATED') setIsSessionOver(true);
      return code === 'UNAUTHENTICATED';
    },
  });

  if (isSessionOver) return <SignInAgainPanel onSignedIn={onConfirmed} onCancel={onCancel} />;
  return (
    <DialogForm {...formProps}>
      <DialogHead title="Confirm it’s you" titleRef={title} onClose={isPending ? undefined : onCancel} />
      <DialogBody>
        <p>{reason}</p>
        <FormAlert message={alert} />
        {person.ssoName && <SingleSignOnButton name={person.ssoName} onSignedIn={signedIn} />}
        {person.ssoName && person.hasPassword && <OrDivider />}
        {person.hasPassword && (
          <>
            {/* Tells password managers whose password this is. */}
            <input type="text" autoComplete="username" value={person.email} readOnly hidden />
            <PasswordField
              autoComplete="current-password"
              error={errors['password']}
              readOnly={isPending}
              onValueChange={() => clear('password')}
            />
          </>
        )}
      </DialogBody>
      <DialogFoot>
        <Button inactive={isPending} onClick={onCancel}>
          Cancel
        </Button>
        {person.hasPassword && (
          <Button type="submit" kind="primary" inactive={isPending}>
            {isPending ? 'Confirming…' : 'Confirm'}
          </Button>
        )}
      </DialogFoot>
    </DialogForm>
  );
}
