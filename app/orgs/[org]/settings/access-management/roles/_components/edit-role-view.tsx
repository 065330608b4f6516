'use client';

import { useState } from 'react';

import { checkWith } from '#components/forms/check-with.ts';
import { FormView } from '#components/forms/form-view.tsx';
import { useForm } from '#components/forms/use-form.ts';
import { PermissionTree } from '#components/roles/permission-tree.tsx';
import { useFrame } from '#components/shell/frame-context.tsx';
import { useToast } from '#components/ui/toast.tsx';
import { updateRoleInput } from '#lib/roles/schemas.ts';
import type { RoleDetails } from '#lib/roles/types.ts';

import { getRoleAction, updateRoleAction } from '../role-actions.ts';
import { BlockedNotice } from './blocked-notice.tsx';
import { ChangePreview } from './change-preview.tsx';
import { RoleFields } from './role-fields.tsx';

interface Draft {
  name: string;
  description: string;
  permissions: string[];
}

const draftOf = (role: RoleDetails): Draft => ({
  name: role.name,
  description: role.description ?? '',
  permissions: [...role.permissions],
});

const isSame = (a: Draft, b: Draft) =>
  a.name.trim() === b.name &&
  a.description.trim() === b.description &&
  [...a.permissions].toSorted().join() === [...b.permissions].toSorted().join();

/** Only what was touched is sent: an unset description stays unset. */
function toInput(role: RoleDetails, value: Draft) {
  const base = draftOf(role);
  return {
    roleId: role.id,
    name: value.name,
    ...(value.description.trim() !== base.description && { description: value.description.trim() }),
    ...(!isSame({ ...base, permissions: value.permissions }, base) && { permissions: value.permissions }),
  };
}

/** `Edit Role`: name, description and permissions, with what a change would do to whom before it is saved. */
export function EditRoleView({ role }: { role: RoleDetails }) {
  const { organization } = useFrame();
  const toast = useToast();
  // What the person saw: the base of their change.
  const [base, setBase] = useState(role);
  const form = useForm(draftOf(role), (value) => checkWith(updateRoleInput, { roleId: role.id, ...value }));
  const { value, change, errors } = form;
  const isDirty = !isSame(value, draftOf(base));
  const isFrozen = base.can.changePermissions !== true;
  const loadLatest = async () => {
    const answer = await getRoleAction(organization.shortName, { roleId: role.id });
    if (!answer.ok) return;
    setBase(answer.data);
    form.reset(draftOf(answer.data));
  };
  return (
    <FormView
      title="Edit Role"
      submitLabel="Update Role"
      pendingLabel="Updating…"
      form={form}
      isDirty={isDirty}
      isUnchanged={!isDirty}
      action={() => updateRoleAction(organization.shortName, { ...toInput(base, value), basedOn: base.updatedAt })}
      onDone={() => toast('Role updated')}
      onLatest={() => void loadLatest()}
    >
      {(pending) => (
        <>
          <RoleFields value={value} onChange={change} errors={errors} readOnly={pending} />
          <BlockedNotice role={base} />
          <PermissionTree
            scope={base.scope}
            chosen={value.permissions}
            onChange={(permissions) => change({ permissions })}
            error={errors.permissions}
            readOnly={pending || isFrozen}
          />
          <ChangePreview role={base} change={toInput(base, value)} />
        </>
      )}
    </FormView>
  );
}
