import { Avatar } from './avatar.tsx';
import type { DialogUser } from './user-dialog-context.ts';

/** Whom a dialog is about. */
export function UserLine({ user }: { user: Pick<DialogUser, 'fullName' | 'email'> }) {
  return (
    <div className="flex items-center gap-3 rounded-card border border-line px-3 py-2">
      <Avatar name={user.fullName} />
      <p className="min-w-0 wrap-anywhere">
        <b className="font-semibold">{user.fullName || user.email}</b>
        {user.fullName && <span className="block text-caption text-muted">{user.email}</span>}
      </p>
    </div>
  );
}
