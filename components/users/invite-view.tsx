'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';

import { Field } from '#components/ui/field.tsx';
import { Textarea } from '#components/ui/textarea.tsx';
import { fieldMessages } from '#lib/result.ts';
import { inviteUsersInput, INVITES_MAX } from '#lib/invites/schemas.ts';
import type { InviteReport } from '#lib/invites/types.ts';

import { ActionForm } from './action-form.tsx';
import { InviteResults } from './invite-results.tsx';
import { RoleCards } from './role-cards.tsx';
import { useDialogAction } from './use-dialog-action.ts';
import { useUserDialogs } from './user-dialog-context.ts';

/** `Invite member`: one address or many, one role for all; ends with what became of each. */
export function InviteView() {
  const { organization, actions, roles, hasMail } = useUserDialogs();
  const action = useDialogAction(['emails', 'role']);
  const router = useRouter();
  const [emails, setEmails] = useState('');
  const [role, setRole] = useState('ORGANIZATION_MEMBER');
  const [report, setReport] = useState<InviteReport | null>(null);

  const submit = async () => {
    const input = { emails, role };
    const parsed = inviteUsersInput.safeParse(input);
    if (!parsed.success) {
      const issues = parsed.error.issues.map((issue) => ({ ...issue, field: issue.path.join('.') }));
      return action.refuse(fieldMessages(issues));
    }
    const done = await action.submit(() => actions.invite(organization.shortName, input));
    if (!done) return;
    setReport(done);
    router.refresh();
  };

  if (report) return <InviteResults {...report} title="Invitations" />;
  return (
    <ActionForm
      action={action}
      title="Invite member"
      submitLabel="Send invite"
      pendingLabel="Sending…"
      onSubmit={() => void submit()}
    >
      <Field
        label="Email"
        hint={
          hasMail
            ? `One or many, apart by commas or lines, up to ${INVITES_MAX}. Each gets a link that works for 7 days.`
            : `One or many, apart by commas or lines, up to ${INVITES_MAX}. No mail server is set up: you get links to pass on.`
        }
        error={action.errors['emails']}
      >
        <Textarea
          data-autofocus
          value={emails}
          onChange={(event) => setEmails(event.target.value)}
          readOnly={action.pending}
          inputMode="email"
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
        />
      </Field>
      <RoleCards
        value={role}
        onChange={setRole}
        roles={roles}
        error={action.errors['role']}
        readOnly={action.pending}
      />
    </ActionForm>
  );
}
