'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';

import { ConfirmView } from '#components/forms/confirm-view.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { useToast } from '#components/ui/toast.tsx';
import { formatList, plural } from '#lib/format.ts';

import { useUserDialogs, type DialogUser } from './user-dialog-context.ts';
import { UserLine } from './user-line.tsx';

interface Impact {
  tokens: number;
  names: string[];
}

/** Removing somebody, or leaving oneself: what ends at once, and what keeps working. */
export function RemoveUserView({ user }: { user: DialogUser }) {
  const { organization, actions, onGone } = useUserDialogs();
  const router = useRouter();
  const toast = useToast();
  const [impact, setImpact] = useState<Impact | 'failed' | null>(null);

  useEffect(() => {
    let isCurrent = true;
    actions.removalImpact(organization.shortName, { userId: user.id }).then(
      (answer) => isCurrent && setImpact(answer.ok ? answer.data : 'failed'),
      () => isCurrent && setImpact('failed'),
    );
    return () => {
      isCurrent = false;
    };
  }, [actions, organization.shortName, user.id]);

  return (
    <ConfirmView
      title={user.isSelf ? 'Leave this Organization?' : 'Remove this person?'}
      confirmLabel={user.isSelf ? 'Leave Organization' : 'Remove member'}
      pendingLabel={user.isSelf ? 'Leaving…' : 'Removing…'}
      action={() => actions.remove(organization.shortName, { userId: user.id })}
      onDone={({ name, tokens }) => {
        // Somebody who left has no page here any more.
        if (user.isSelf) return router.replace('/');
        const kept =
          tokens === 1 ? ' 1 token they created keeps working.' : ` ${tokens} tokens they created keep working.`;
        toast(`${name} removed.${tokens > 0 ? kept : ''}`);
        onGone(user);
      }}
    >
      <UserLine user={user} />
      <p>
        {user.isSelf ? 'You lose' : 'They lose'} all roles in {organization.name} at once,{' '}
        {user.isSelf ? 'your' : 'their'} own and those of Teams. Only an invitation brings{' '}
        {user.isSelf ? 'you' : 'them'} back.
      </p>
      <output className="block empty:hidden">
        {impact === 'failed' && (
          <Notice tone="warn">Which tokens {user.isSelf ? 'you' : 'they'} created could not be loaded.</Notice>
        )}
        {impact && impact !== 'failed' && impact.tokens > 0 && <CreatedTokens {...impact} isSelf={user.isSelf} />}
      </output>
    </ConfirmView>
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
