'use client';

import { useState } from 'react';

import { FormAlert } from '#components/auth/form-alert.tsx';
import { useActionForm } from '#components/auth/use-action-form.ts';
import { checkFields } from '#components/auth/check-fields.ts';
import { Button } from '#components/ui/button.tsx';
import { Card } from '#components/ui/card.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { useToast } from '#components/ui/toast.tsx';
import type { ActionResult } from '#lib/result.ts';
import { updateProfileInput } from '#lib/users/account-schemas.ts';

interface ProfileCardProps {
  person: { fullName: string; email: string };
  /** `{ fullName }` */
  action: (input: unknown) => Promise<ActionResult<{ fullName: string }>>;
}

/** `Profile`: the name everybody sees. The address is what the person signs in with and does not change here. */
export function ProfileCard({ person, action }: ProfileCardProps) {
  const toast = useToast();
  const [saved, setSaved] = useState(person.fullName);
  const { formProps, errors, alert, clear, isPending } = useActionForm({
    fields: ['fullName'],
    staysUsable: true,
    check: (values) => checkFields(updateProfileInput, values),
    send: (values) => action({ fullName: values['fullName'] }),
    onDone: ({ fullName }) => {
      setSaved(fullName);
      toast('Profile saved');
    },
  });
  return (
    <Card title="Profile">
      <form {...formProps}>
        <div className="grid gap-4 p-4">
          <FormAlert message={alert} />
          <Field label="Full name" error={errors['fullName']} hint="Everybody here sees it next to what you change.">
            <Input
              key={saved}
              name="fullName"
              defaultValue={saved}
              autoComplete="name"
              readOnly={isPending}
              onValueChange={() => clear('fullName')}
            />
          </Field>
          <dl>
            <dt className="mb-1 font-medium">Email</dt>
            <dd className="wrap-anywhere">{person.email}</dd>
          </dl>
        </div>
        <div className="flex justify-end border-t border-line px-4 py-3 max-sm:*:flex-1">
          <Button type="submit" kind="primary" inactive={isPending}>
            {isPending ? 'Saving…' : 'Save profile'}
          </Button>
        </div>
      </form>
    </Card>
  );
}
