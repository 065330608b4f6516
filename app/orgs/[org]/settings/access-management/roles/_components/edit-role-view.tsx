'use client';

import { checkWith } from '#components/forms/check-with.ts';
import { FormView } from '#components/forms/form-view.tsx';
import { listField, textField, type RecordFields } from '#components/forms/rebase.ts';
import { useRecordForm } from '#components/forms/use-record-form.ts';
import { PermissionTree } from '#components/roles/permission-tree.tsx';
import { useFrame } from '#components/shell/frame-context.tsx';
import { useToast } from '#components/ui/toast.tsx';
import { PERMISSION_FACTS, type Permission } from '#lib/access/permissions.ts';
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

/** In quotes, because the words of a permission are a small sentence of their own. */
const permissionWords = (name: string) => `“${PERMISSION_FACTS[name as Permission]?.label ?? name}”`;

const FIELDS: RecordFields<Draft> = {
  name: textField('name'),
  description: textField('description'),
  permissions: listField('permissions', (permissions) => permissions, permissionWords),
};

/** Only what was touched is sent: an unset description stays unset. */
function toInput(role: RoleDetails, value: Draft) {
  const base = draftOf(role);
  return {
    roleId: role.id,
    name: value.name,
    ...(!FIELDS.description.isSame(value.description, base.description) && { description: value.description.trim() }),
    ...(!FIELDS.permissions.isSame(value.permissions, base.permissions) && { permissions: value.permissions }),
  };
}

/** `Edit Role`: name, description and permissions, with what a change would do to whom before it is saved. */
export function EditRoleView({ role }: { role: RoleDetails }) {
  const { organization } = useFrame();
  const toast = useToast();
  const form = useRecordForm({
    record: role,
    draftOf,
    fields: FIELDS,
    check: (draft) => checkWith(updateRoleInput, { roleId: role.id, ...draft }),
  });
  const { value, change, errors, isDirty, latest } = form;
  const isFrozen = latest.can.changePermissions !== true;
  return (
    <FormView
      title="Edit Role"
      submitLabel="Update Role"
      pendingLabel="Updating…"
      form={form}
      isDirty={isDirty}
      isUnchanged={!isDirty}
      action={() => updateRoleAction(organization.shortName, { ...toInput(latest, value), basedOn: latest.updatedAt })}
      onDone={() => toast('Role updated')}
      clash={form.clash(() => getRoleAction(organization.shortName, { roleId: role.id }))}
    >
      {(pending) => (
        <>
          <RoleFields value={value} onChange={change} errors={errors} readOnly={pending} />
          <BlockedNotice role={latest} />
          <PermissionTree
            scope={latest.scope}
            chosen={value.permissions}
            onChange={(permissions) => change({ permissions })}
            error={errors.permissions}
            readOnly={pending || isFrozen}
          />
          <ChangePreview role={latest} change={toInput(latest, value)} />
        </>
      )}
    </FormView>
  );
}
