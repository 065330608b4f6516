'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';

import { useToast } from '#components/ui/toast.tsx';
import type { InviteOutcome } from '#lib/invites/types.ts';

import { ActionForm } from './action-form.tsx';
import { InviteResults } from './invite-results.tsx';
import { useDialogAction } from './use-dialog-action.ts';
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
  const { organization, actions, close } = useUserDialogs();
  const action = useDialogAction();
  const router = useRouter();
  const toast = useToast();
  const [made, setMade] = useState<{ outcome: InviteOutcome; expiresAt: Date } | null>(null);
  const words = WORDS[kind];

  const submit = async () => {
    const input = { inviteId: user.invite?.id };
    const outcome = await action.submit(() => actions[kind](organization.shortName, input));
    if (!outcome) return;
    router.refresh();
    if (outcome.outcome === 'link') {
      return setMade({ outcome, expiresAt: new Date(Date.now() + LIFETIME_MS) });
    }
    close();
    toast(`Invitation sent to ${user.email}`);
  };

  if (made) return <InviteResults title="New link" results={[made.outcome]} expiresAt={made.expiresAt} />;
  return (
    <ActionForm
      action={action}
      title={words.title}
      submitLabel={words.submit}
      pendingLabel={words.pending}
      isQuestion
      onSubmit={() => void submit()}
    >
      <UserLine user={user} />
      <p>{words.text}</p>
    </ActionForm>
  );
}

/** `Revoke invite`: the link stops working and the person is gone from the list. */
export function RevokeInviteView({ user }: { user: DialogUser }) {
  const { organization, actions, close, onGone } = useUserDialogs();
  const action = useDialogAction();
  const toast = useToast();
  const submit = async () => {
    const done = await action.submit(() => actions.revoke(organization.shortName, { inviteId: user.invite?.id }));
    if (!done) return;
    close();
    toast('Invitation revoked');
    onGone(user);
  };
  return (
    <ActionForm
      action={action}
      title="Revoke this invitation?"
      submitLabel="Revoke invite"
      pendingLabel="Revoking…"
      kind="danger"
      isQuestion
      onSubmit={() => void submit()}
    >
      <UserLine user={user} />
      <p>The link stops working at once. You can invite this address again.</p>
    </ActionForm>
  );
}
