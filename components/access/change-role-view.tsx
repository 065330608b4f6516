'use client';

import { useRouter } from 'next/navigation';

import { FormView } from '#components/forms/form-view.tsx';
import { useForm } from '#components/forms/use-form.ts';
import { useFrame } from '#components/shell/frame-context.tsx';
import { useToast } from '#components/ui/toast.tsx';
import type { SubjectRoleRow } from '#lib/subject-roles/types.ts';

import { useRoleTab } from './role-context.ts';
import { RoleField } from './role-field.tsx';
import { placeOf } from './role-words.ts';
import { useRoleOptions } from './use-role-options.ts';

/** `Change role`: another one on the same place. */
export function ChangeRoleView({ row }: { row: SubjectRoleRow }) {
  const { subject, level, actions, basedOn } = useRoleTab();
  const { organization } = useFrame();
  const router = useRouter();
  const toast = useToast();
  const form = useForm({ role: row.role }, () => ({}));
  const { role } = form.value;
  const { options, state } = useRoleOptions({ subject, level, actions }, row.deploymentId ?? row.entityId);
  const { entityType, entityId, deploymentId } = row;
  return (
    <FormView
      title="Change role"
      submitLabel="Change role"
      pendingLabel="Changing…"
      form={form}
      isDirty={role !== row.role}
      isUnchanged={role === row.role}
      action={() =>
        actions.change(organization.shortName, { subject, entityType, entityId, deploymentId, role, basedOn })
      }
      onDone={() => toast('Role changed')}
      onLatest={() => router.refresh()}
    >
      {(pending) => (
        <>
          <p className="wrap-anywhere">
            On <b className="font-semibold">{placeOf(row)}</b>. Takes effect with the next request.
          </p>
          <RoleField
            level={level}
            value={role}
            onChange={(next) => form.change({ role: next })}
            options={options}
            state={state}
            error={(form.errors as Record<string, string>)['role']}
            readOnly={pending}
            startsFocused
          />
        </>
      )}
    </FormView>
  );
}
