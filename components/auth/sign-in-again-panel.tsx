'use client';

import { Button } from '#components/ui/button.tsx';
import { DialogBody, DialogFoot, DialogForm, DialogHead } from '#components/ui/dialog.tsx';

import { useAuth } from './auth-actions-provider.tsx';
import { EmailField } from './email-field.tsx';
import { FormAlert } from './form-alert.tsx';
import { OrDivider } from './or-divider.tsx';
import { PasswordField } from './password-field.tsx';
import { checkSignIn } from './sign-in-form.tsx';
import { SingleSignOnButton } from './single-sign-on-button.tsx';
import { useActionForm } from './use-action-form.ts';
import { usePanelFocus } from './use-panel-focus.ts';
import { useSamePerson } from './use-same-person.ts';

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
  const title = usePanelFocus();
  const signedIn = useSamePerson(onSignedIn);
  const { formProps, errors, alert, clear, isPending } = useActionForm({
    fields: ['email', 'password'],
    check: checkSignIn,
    send: actions.signInAgain,
    onDone: ({ userId }) => signedIn(userId),
  });
  return (
    <DialogForm {...formProps}>
      <DialogHead title="Sign in again" titleRef={title} onClose={isPending ? undefined : onCancel} />
      <DialogBody>
        <p>Your session ended. Sign in to go on where you left off.</p>
        <FormAlert message={alert} />
        {person.ssoName && <SingleSignOnButton name={person.ssoName} onSignedIn={signedIn} />}
        {person.ssoName && person.hasPassword && <OrDivider />}
        {person.hasPassword && (
          <>
            <EmailField
              defaultValue={person.email}
              error={errors['email']}
              readOnly={isPending}
              onValueChange={() => clear('email')}
            />
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
        {onCancel && (
          <Button inactive={isPending} onClick={onCancel}>
            Cancel
          </Button>
        )}
        {person.hasPassword && (
          <Button type="submit" kind="primary" inactive={isPending}>
            {isPending ? 'Signing in…' : 'Sign in'}
          </Button>
        )}
      </DialogFoot>
    </DialogForm>
  );
}
