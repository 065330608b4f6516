'use client';

import { useRouter } from 'next/navigation';

import { checkWith } from '#components/forms/check-with.ts';
import { FormView } from '#components/forms/form-view.tsx';
import { useForm } from '#components/forms/use-form.ts';
import { Field } from '#components/ui/field.tsx';
import { Textarea } from '#components/ui/textarea.tsx';
import { inviteUsersInput, INVITES_MAX } from '#lib/invites/schemas.ts';

import { RoleCards } from './role-cards.tsx';
import { useUserDialogs } from './user-dialog-context.ts';

const MANY = `One or many, apart by commas or lines, up to ${INVITES_MAX}.`;

/** `Invite member`: one address or many, one role for all; ends with what became of each. */
export function InviteView() {
  const { organization, actions, roles, hasMail, open } = useUserDialogs();
  const router = useRouter();
  const form = useForm({ emails: '', role: 'ORGANIZATION_MEMBER' }, (value) => checkWith(inviteUsersInput, value));
  const { value, change, errors } = form;
  return (
    <FormView
      title="Invite member"
      submitLabel="Send invite"
      pendingLabel="Sending…"
      form={form}
      isDirty={value.emails.trim() !== ''}
      action={() => actions.invite(organization.shortName, value)}
      onDone={(report) => {
        open({ kind: 'results', title: 'Invitations', ...report });
        router.refresh();
      }}
    >
      {(pending) => (
        <>
          <Field
            label="Email"
            hint={`${MANY} ${hasMail ? 'Each gets a link that works for 7 days.' : 'No mail server is set up: you get links to pass on.'}`}
            error={errors['emails']}
          >
            <Textarea
              data-autofocus
              value={value.emails}
              onChange={(event) => change({ emails: event.target.value })}
              readOnly={pending}
              inputMode="email"
              autoCapitalize="none"
              autoComplete="off"
              spellCheck={false}
            />
          </Field>
          <RoleCards
            value={value.role}
            onChange={(role) => change({ role })}
            roles={roles}
            error={errors['role']}
            readOnly={pending}
          />
        </>
      )}
    </FormView>
  );
}
