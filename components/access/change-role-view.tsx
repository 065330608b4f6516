'use client';

import { useState } from 'react';

import { FormView } from '#components/forms/form-view.tsx';
import { choiceField } from '#components/forms/rebase.ts';
import { useRecordForm } from '#components/forms/use-record-form.ts';
import { useFrame } from '#components/shell/frame-context.tsx';
import { useToast } from '#components/ui/toast.tsx';
import { roleName } from '#lib/access/roles.ts';
import type { ActionResult } from '#lib/result.ts';
import type { SubjectRoleRow } from '#lib/subject-roles/types.ts';

import { useRoleTab } from './role-context.ts';
import { RoleField } from './role-field.tsx';
import { placeOf } from './role-words.ts';
import { useReadHeldRole } from './use-read-roles.ts';
import { useRoleOptions } from './use-role-options.ts';

interface HeldRole {
  role: string;
  updatedAt: Date | undefined;
}

const draftOf = ({ role }: HeldRole) => ({ role });

const FIELDS = { role: choiceField('role', roleName) };

/** `Change role`: another one on the same place. */
export function ChangeRoleView({ row }: { row: SubjectRoleRow }) {
  const { subject, holder, level, actions, basedOn } = useRoleTab();
  const { organization } = useFrame();
  const readHeldRole = useReadHeldRole(row);
  const toast = useToast();
  const [record] = useState<HeldRole>({ role: row.role, updatedAt: basedOn });
  const form = useRecordForm({ record, draftOf, fields: FIELDS, check: () => ({}) });
  const { isDirty, latest } = form;
  const { role } = form.value;
  const { options, state } = useRoleOptions({ subject, level, actions }, row.deploymentId ?? row.entityId);
  const { entityType, entityId, deploymentId } = row;
  const read = async (): Promise<ActionResult<HeldRole>> => {
    const answer = await readHeldRole();
    if (!answer.ok) return answer;
    const { held, basedOn: updatedAt } = answer.data;
    return { ok: true, data: { role: held.role, updatedAt } };
  };
  return (
    <FormView
      title="Change role"
      submitLabel="Change role"
      pendingLabel="Changing…"
      form={form}
      isDirty={isDirty}
      isUnchanged={!isDirty}
      action={() =>
        actions.change(organization.shortName, {
          subject,
          entityType,
          entityId,
          deploymentId,
          role,
          basedOn: latest.updatedAt,
        })
      }
      onDone={() => toast('Role changed')}
      clash={form.clash(read)}
    >
      {(pending) => (
        <>
          <p className="wrap-anywhere">
            {holder === undefined ? (
              'On '
            ) : (
              <>
                <b className="font-semibold">{holder}</b> on{' '}
              </>
            )}
            <b className="font-semibold">{placeOf(row)}</b>. Takes effect with the next request.
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
