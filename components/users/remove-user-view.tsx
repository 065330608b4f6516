'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';

import { Notice } from '#components/ui/notice.tsx';
import { useToast } from '#components/ui/toast.tsx';
import { formatList, plural } from '#lib/format.ts';

import { ActionForm } from './action-form.tsx';
import { useDialogAction } from './use-dialog-action.ts';
import { useUserDialogs, type DialogUser } from './user-dialog-context.ts';
import { UserLine } from './user-line.tsx';

interface Impact {
  tokens: number;
  names: string[];
}

/** `Remove member?`, or leaving oneself: what ends at once, and what keeps working. */
export function RemoveUserView({ user }: { user: DialogUser }) {
  const { organization, actions, close, onGone } = useUserDialogs();
  const action = useDialogAction();
  const router = useRouter();
  const toast = useToast();
  const [impact, setImpact] = useState<Impact | null>(null);

  useEffect(() => {
    let isCurrent = true;
    void actions.removalImpact(organization.shortName, { userId: user.id }).then((answer) => {
      if (isCurrent && answer.ok) setImpact(answer.data);
    });
    return () => {
      isCurrent = false;
    };
  }, [actions, organization.shortName, user.id]);

  const submit = async () => {
    const done = await action.submit(() => actions.remove(organization.shortName, { userId: user.id }));
    if (!done) return;
    close();
    // Somebody who left has no page here any more.
    if (user.isSelf) return router.replace('/');
    const kept = done.tokens > 0 ? ` ${plural(done.tokens, 'token')} of theirs keep working.` : '';
    toast(`${done.name} removed.${kept}`);
    onGone(user);
  };

  return (
    <ActionForm
      action={action}
      title={user.isSelf ? 'Leave this Organization?' : 'Remove this person?'}
      submitLabel={user.isSelf ? 'Leave Organization' : 'Remove member'}
      pendingLabel={user.isSelf ? 'Leaving…' : 'Removing…'}
      kind="danger"
      isQuestion
      onSubmit={() => void submit()}
    >
      <UserLine user={user} />
      <p>
        {user.isSelf ? 'You lose' : 'They lose'} all roles in {organization.name} at once, their own and those of Teams.
        Only an invitation brings {user.isSelf ? 'you' : 'them'} back.
      </p>
      <output className="block empty:hidden">
        {impact && impact.tokens > 0 && <CreatedTokens {...impact} isSelf={user.isSelf} />}
      </output>
    </ActionForm>
  );
}

function CreatedTokens({ tokens, names, isSelf }: Impact & { isSelf: boolean }) {
  const more = tokens - names.length;
  const shown = formatList(more > 0 ? [...names, `${more} more`] : names);
  return (
    <Notice tone="warn" title={`${isSelf ? 'You' : 'They'} created ${plural(tokens, 'API token')}`}>
      {shown}. {tokens === 1 ? 'It keeps' : 'They keep'} working and {tokens === 1 ? 'is' : 'are'} marked in the list.
    </Notice>
  );
}
