'use client';

import { useState } from 'react';

import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import type { ActionResult } from '#lib/result.ts';

import { FormAlert } from './form-alert.tsx';
import { NewPasswordField } from './new-password-field.tsx';
import { SingleSignOn, useSingleSignOn } from './single-sign-on.tsx';
import { useActionForm } from './use-action-form.ts';

interface JoinFormProps {
  code: string;
  email: string;
  organization: string;
  ssoName: string | null;
  /** This page, to come back to from the identity provider. */
  next: string;
  /** `{ code, fullName, password }`; redirects after a success. */
  action: (input: unknown) => Promise<ActionResult<null>>;
  startSingleSignOn: (input: unknown) => Promise<ActionResult<{ url: string }>>;
}

/** Somebody without an account accepts an invitation: by single sign-on, or with a name and a password of their own. */
export function JoinForm(props: JoinFormProps) {
  const { code, email, organization, ssoName, next, action, startSingleSignOn } = props;
  const [fullName, setFullName] = useState('');
  const join = useActionForm({
    fields: ['fullName', 'password'],
    hasFirstFocus: !ssoName,
    check: (values): Record<string, string> => ({
      ...(values['fullName']?.trim() ? {} : { fullName: 'Enter your name' }),
      ...(values['password'] ? {} : { password: 'Choose a password' }),
    }),
    send: (values) => action({ code, fullName: values['fullName'], password: values['password'] }),
  });
  const sso = useSingleSignOn(startSingleSignOn, next);
  const isPending = join.isPending || sso.isPending;
  return (
    <div className="grid gap-4">
      <FormAlert message={sso.alert ?? join.alert} />
      <SingleSignOn name={ssoName} form={sso} inactive={isPending} />
      <form {...join.formProps} className="grid gap-4">
        {/* Tells password managers whose password this is. */}
        <input type="text" autoComplete="username" value={email} readOnly hidden />
        <Field label="Full name" error={join.errors['fullName']}>
          <Input
            name="fullName"
            autoComplete="name"
            readOnly={isPending}
            onValueChange={(value) => {
              setFullName(value);
              join.clear('fullName');
            }}
          />
        </Field>
        <NewPasswordField
          label="Password"
          owner={{ email, words: [fullName, organization] }}
          error={join.errors['password']}
          readOnly={isPending}
          onEdit={() => join.clear('password')}
        />
        <Button type="submit" kind="primary" className="w-full" inactive={isPending}>
          {join.isPending ? 'Joining…' : 'Accept and join'}
        </Button>
      </form>
    </div>
  );
}
