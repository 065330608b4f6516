'use client';

import { useRouter } from 'next/navigation';

import { FormView } from '#components/forms/form-view.tsx';
import { useForm } from '#components/forms/use-form.ts';
import { useToast } from '#components/ui/toast.tsx';

import { RoleCards } from './role-cards.tsx';
import { useUserDialogs, type DialogUser } from './user-dialog-context.ts';
import { UserLine } from './user-line.tsx';

const check = ({ role }: { role: string }): Record<string, string> =>
  role === '' ? { role: 'Choose an Organization Role' } : {};

/** `Edit User`: the Organization Role; name and address belong to the person. */
export function EditUserView({ user }: { user: DialogUser }) {
  const { organization, actions, roles } = useUserDialogs();
  const router = useRouter();
  const toast = useToast();
  const form = useForm({ role: user.role ?? '' }, check);
  const { value, change, errors } = form;
  const basedOn = user.roleSetAt ?? undefined;
  return (
    <FormView
      title="Edit User"
      submitLabel="Update member"
      pendingLabel="Updating…"
      form={form}
      isDirty={value.role !== user.role}
      isUnchanged={value.role === user.role}
      action={() => actions.updateRole(organization.shortName, { userId: user.id, role: value.role, basedOn })}
      onDone={() => {
        toast('Member updated');
        router.refresh();
      }}
    >
      {(pending) => (
        <>
          <UserLine user={user} />
          <RoleCards
            value={value.role}
            onChange={(role) => change({ role })}
            roles={roles}
            error={errors['role']}
            readOnly={pending}
            startsFocused
          />
          <p className="text-caption text-muted">
            Takes effect with the next request. Roles from Teams, Workspaces and Deployments stay as they are.
          </p>
        </>
      )}
    </FormView>
  );
}
