'use client';

import { Card } from '#components/ui/card.tsx';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { useNow } from '#components/ui/clock.tsx';
import { Fact } from '#components/ui/fact.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Time } from '#components/ui/time.tsx';
import { CanButton } from '#components/tokens/can-button.tsx';
import { useUserDialogs } from '#components/users/user-dialog-context.ts';
import { isBuiltInRole, ROLE_FACTS, roleName } from '#lib/access/roles.ts';
import type { UserDetails } from '#lib/users/member-types.ts';

/** `Organization`: the role here, and what is known about the person. */
export function UserFacts({ user }: { user: UserDetails }) {
  return (
    <>
      {user.invite && <InviteNotice user={user} expiresAt={user.invite.expiresAt} />}
      <div className="mb-6 grid items-start gap-4 xl:grid-cols-2">
        <RoleCard user={user} />
        <Card title="Facts">
          <dl className="px-4 py-2">
            <Fact label="ID">
              <span className="inline-flex items-center gap-1 font-mono text-caption wrap-anywhere">
                {user.id}
                <CopyButton
                  iconOnly
                  size="small"
                  className="-my-2"
                  text={user.id}
                  label="Copy ID"
                  announce="User ID copied"
                />
              </span>
            </Fact>
            <Fact label="Email">{user.email}</Fact>
            <Fact label={user.status === 'PENDING' ? 'Invited' : 'Joined'}>
              <Time value={user.joinedAt} mode="dateTime" />
            </Fact>
            <Fact label="Last seen">{user.lastSeenAt ? <Time value={user.lastSeenAt} /> : 'Never'}</Fact>
          </dl>
        </Card>
      </div>
    </>
  );
}

function RoleCard({ user }: { user: UserDetails }) {
  const { role } = user;
  return (
    <Card title="Organization Role">
      <dl className="px-4 py-2">
        <Fact label="Role">
          <b className="font-semibold">{role === null ? 'None' : roleName(role)}</b>
          {role !== null && isBuiltInRole(role) && (
            <span className="block text-caption text-muted">{ROLE_FACTS[role].summary}</span>
          )}
        </Fact>
        {user.roleSetAt && (
          <Fact label="Since">
            <Time value={user.roleSetAt} mode="date" />
            {user.roleSetBy && <span className="block text-caption text-muted">by {user.roleSetBy}</span>}
          </Fact>
        )}
      </dl>
      <p className="border-t border-line px-4 py-3 text-caption text-muted">
        Roles of their Teams add to it. Changes take effect with the next request.
      </p>
    </Card>
  );
}

/** Somebody still has to answer: until when, and how to help them. */
function InviteNotice({ user, expiresAt }: { user: UserDetails; expiresAt: Date }) {
  const now = useNow();
  const { open } = useUserDialogs();
  const isOver = expiresAt.getTime() <= now.getTime();
  return (
    <Notice
      tone={isOver ? 'warn' : 'info'}
      className="mb-4"
      title={isOver ? 'The invitation link has ended' : 'Waiting for an answer to the invitation'}
      action={
        <>
          {user.hasMail && (
            <CanButton size="small" can={user.can.resend} onClick={() => open({ kind: 'resend', user })}>
              Resend
            </CanButton>
          )}
          <CanButton size="small" can={user.can.renew} onClick={() => open({ kind: 'renew', user })}>
            New link
          </CanButton>
        </>
      }
    >
      The link {isOver ? 'ended' : 'ends'} <Time value={expiresAt} />. Until it is accepted nothing is open to this
      person.
    </Notice>
  );
}
