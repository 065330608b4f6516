'use client';

import { Link2, LogOut, MailX, Pencil, Send, UserMinus } from 'lucide-react';

import { MenuItem, MenuSeparator } from '#components/ui/menu.tsx';
import type { UserRowView } from '#lib/users/member-types.ts';

import { useUserDialogs } from './user-dialog-context.ts';

/** What can be done with a person, for the menus of the list and of the details page. */
export function UserMenuItems({ user }: { user: UserRowView }) {
  const { open } = useUserDialogs();
  const { can } = user;
  return (
    <>
      <MenuItem icon={Pencil} can={can.edit} onSelect={() => open({ kind: 'edit', user })}>
        Edit User
      </MenuItem>
      {user.invite ? (
        <>
          <MenuItem icon={Send} can={can.resend} onSelect={() => open({ kind: 'resend', user })}>
            Resend
          </MenuItem>
          <MenuItem icon={Link2} can={can.renew} onSelect={() => open({ kind: 'renew', user })}>
            New link
          </MenuItem>
        </>
      ) : null}
      <MenuSeparator />
      {user.invite ? (
        <MenuItem icon={MailX} tone="danger" can={can.revoke} onSelect={() => open({ kind: 'revoke', user })}>
          Revoke invite
        </MenuItem>
      ) : (
        <MenuItem
          icon={user.isSelf ? LogOut : UserMinus}
          tone="danger"
          can={can.remove}
          onSelect={() => open({ kind: 'remove', user })}
        >
          {user.isSelf ? 'Leave Organization…' : 'Remove user…'}
        </MenuItem>
      )}
    </>
  );
}
