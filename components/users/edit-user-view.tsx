'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';

import { FormView } from '#components/forms/form-view.tsx';
import { choiceField } from '#components/forms/rebase.ts';
import { useRecordForm } from '#components/forms/use-record-form.ts';
import { useToast } from '#components/ui/toast.tsx';
import { roleName } from '#lib/access/roles.ts';

import { RoleCards } from './role-cards.tsx';
import { useUserDialogs, type DialogUser } from './user-dialog-context.ts';
import { UserLine } from './user-line.tsx';

interface RoleRecord {
  role: string | null;
  updatedAt: Date | null;
}

const recordOf = ({ role, roleSetAt }: Pick<DialogUser, 'role' | 'roleSetAt'>): RoleRecord => ({
  role,
  updatedAt: roleSetAt,
});

const draftOf = ({ role }: RoleRecord) => ({ role: role ?? '' });

const FIELDS = { role: choiceField('Organization Role', roleName) };

const check = ({ role }: { role: string }): Record<string, string> =>
  role === '' ? { role: 'Choose an Organization Role' } : {};

/** `Edit User`: the Organization Role; name and address belong to the person. */
export function EditUserView({ user }: { user: DialogUser }) {
  const { organization, actions, roles } = useUserDialogs();
  const router = useRouter();
  const toast = useToast();
  const [record] = useState(() => recordOf(user));
  const form = useRecordForm({ record, draftOf, fields: FIELDS, check });
  const { value, change, errors, isDirty, latest } = form;
  const basedOn = latest.updatedAt ?? undefined;
  const read = async () => {
    const answer = await actions.get(organization.shortName, { userId: user.id });
    return answer.ok ? { ...answer, data: recordOf(answer.data) } : answer;
  };
  return (
    <FormView
      title="Edit User"
      submitLabel="Update member"
      pendingLabel="Updating…"
      form={form}
      isDirty={isDirty}
      isUnchanged={!isDirty}
      action={() => actions.updateRole(organization.shortName, { userId: user.id, role: value.role, basedOn })}
      onDone={() => {
        toast('Member updated');
        router.refresh();
      }}
      clash={form.clash(read)}
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
