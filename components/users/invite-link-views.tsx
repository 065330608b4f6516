'use client';

import { useRouter } from 'next/navigation';

import { ConfirmView } from '#components/forms/confirm-view.tsx';
import { FormView } from '#components/forms/form-view.tsx';
import { useForm } from '#components/forms/use-form.ts';
import { useToast } from '#components/ui/toast.tsx';

import { useUserDialogs, type DialogUser } from './user-dialog-context.ts';
import { UserLine } from './user-line.tsx';

const DAY_MS = 86_400_000;
const LIFETIME_MS = 7 * DAY_MS;

const WORDS = {
  renew: {
    title: 'Make a new link?',
    text: 'The new link works for 7 days and is shown once. The link before stops working.',
    submit: 'New link',
    pending: 'Making…',
  },
  resend: {
    title: 'Send the invitation again?',
    text: 'A new link that works for 7 days goes to this address. The link before stops working.',
    submit: 'Resend',
    pending: 'Sending…',
  },
};

/** `New link` shows it here; `Resend` mails it, and shows it only where the mail server does not take the mail. */
export function RenewInviteView({ user, kind }: { user: DialogUser; kind: 'renew' | 'resend' }) {
  const { organization, actions, open } = useUserDialogs();
  const router = useRouter();
  const toast = useToast();
  const form = useForm({}, () => ({}));
  const words = WORDS[kind];
  return (
    <FormView
      title={words.title}
      submitLabel={words.submit}
      pendingLabel={words.pending}
      form={form}
      isDirty={false}
      action={() => actions[kind](organization.shortName, { inviteId: user.invite?.id })}
      onDone={(outcome) => {
        router.refresh();
        if (outcome.outcome === 'sent') return toast(`Invitation sent to ${user.email}`);
        const expiresAt = new Date(Date.now() + LIFETIME_MS);
        open({ kind: 'results', title: 'New link', results: [outcome], expiresAt });
      }}
    >
      {() => (
        <>
          <UserLine user={user} />
          <p>{words.text}</p>
        </>
      )}
    </FormView>
  );
}

/** `Revoke invite`: the link stops working and the person is gone from the list. */
export function RevokeInviteView({ user }: { user: DialogUser }) {
  const { organization, actions, onGone } = useUserDialogs();
  const toast = useToast();
  return (
    <ConfirmView
      title="Revoke this invitation?"
      confirmLabel="Revoke invite"
      pendingLabel="Revoking…"
      action={() => actions.revoke(organization.shortName, { inviteId: user.invite?.id })}
      onDone={() => {
        toast('Invitation revoked');
        onGone(user);
      }}
    >
      <UserLine user={user} />
      <p>The link stops working at once. You can invite this address again.</p>
    </ConfirmView>
  );
}
