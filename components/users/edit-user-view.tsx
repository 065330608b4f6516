'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';

import { useToast } from '#components/ui/toast.tsx';

import { ActionForm } from './action-form.tsx';
import { RoleCards } from './role-cards.tsx';
import { useDialogAction } from './use-dialog-action.ts';
import { useUserDialogs, type DialogUser } from './user-dialog-context.ts';
import { UserLine } from './user-line.tsx';

/** `Edit User`: the Organization Role; name and address belong to the person. */
export function EditUserView({ user }: { user: DialogUser }) {
  const { organization, actions, roles, close } = useUserDialogs();
  const action = useDialogAction(['role']);
  const router = useRouter();
  const toast = useToast();
  const [role, setRole] = useState(user.role ?? '');

  const submit = async () => {
    const input = { userId: user.id, role, basedOn: user.roleSetAt ?? undefined };
    const done = await action.submit(() => actions.updateRole(organization.shortName, input));
    if (!done) return;
    close();
    toast('Member updated');
    router.refresh();
  };

  return (
    <ActionForm
      action={action}
      title="Edit User"
      submitLabel="Update member"
      pendingLabel="Updating…"
      onSubmit={() => void submit()}
    >
      <UserLine user={user} />
      <RoleCards
        value={role}
        onChange={setRole}
        roles={roles}
        error={action.errors['role']}
        readOnly={action.pending}
        startsFocused
      />
      <p className="text-caption text-muted">
        Takes effect with the next request. Roles from Teams, Workspaces and Deployments stay as they are.
      </p>
    </ActionForm>
  );
}
