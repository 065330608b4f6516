'use client';

import { Button } from '#components/ui/button.tsx';
import type { ActionResult } from '#lib/result.ts';

import { EmailField } from './email-field.tsx';
import { FormAlert } from './form-alert.tsx';
import { PasswordField } from './password-field.tsx';
import { SingleSignOn, useSingleSignOn } from './single-sign-on.tsx';
import { useActionForm } from './use-action-form.ts';

interface SignInFormProps {
  /** The page wanted before; the server decides whether to go there. */
  next: string;
  /** What brought the person back here, such as a refused single sign-on. */
  initialAlert: string | undefined;
  /** Whose page this is, when that is known. */
  initialEmail?: string;
  ssoName: string | null;
  /** Redirects after a success. */
  signIn: (input: unknown) => Promise<ActionResult<null>>;
  startSingleSignOn: (input: unknown) => Promise<ActionResult<{ url: string }>>;
}

export function checkSignIn({ email, password }: Record<string, string>): Record<string, string> {
  return {
    ...(email?.trim() ? {} : { email: 'Enter your email address' }),
    ...(password ? {} : { password: 'Enter your password' }),
  };
}

export function SignInForm(props: SignInFormProps) {
  const { next, initialAlert, initialEmail = '', ssoName, signIn, startSingleSignOn } = props;
  const password = useActionForm({
    fields: ['email', 'password'],
    initialAlert,
    hasFirstFocus: !ssoName,
    check: checkSignIn,
    send: (values) => signIn({ email: values['email'], password: values['password'], next }),
  });
  const sso = useSingleSignOn(startSingleSignOn, next);
  const isPending = password.isPending || sso.isPending;
  return (
    <div className="grid gap-4">
      <FormAlert message={sso.alert ?? password.alert} />
      <SingleSignOn name={ssoName} form={sso} inactive={isPending} />
      <form {...password.formProps} className="grid gap-4">
        <EmailField
          {...(initialEmail && { defaultValue: initialEmail })}
          error={password.errors['email']}
          readOnly={isPending}
          onValueChange={() => password.clear('email')}
        />
        <PasswordField
          autoComplete="current-password"
          error={password.errors['password']}
          readOnly={isPending}
          onValueChange={() => password.clear('password')}
        />
        <Button type="submit" kind="primary" className="w-full" inactive={isPending}>
          {password.isPending ? 'Signing in…' : 'Sign in'}
        </Button>
      </form>
    </div>
  );
}
