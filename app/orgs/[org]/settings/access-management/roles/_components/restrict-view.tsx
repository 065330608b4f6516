'use client';

import { useId } from 'react';

import { FormView } from '#components/forms/form-view.tsx';
import { listField } from '#components/forms/rebase.ts';
import { useRecordForm } from '#components/forms/use-record-form.ts';
import { useFrame } from '#components/shell/frame-context.tsx';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { cx } from '#components/ui/cx.ts';
import { useToast } from '#components/ui/toast.tsx';
import type { RoleDetails, WorkspaceName } from '#lib/roles/types.ts';

import { getRoleAction, updateRestrictedWorkspacesAction } from '../role-actions.ts';
import { BlockedNotice } from './blocked-notice.tsx';
import { ChangePreview } from './change-preview.tsx';

/** What is ticked is kept while the switch is off. */
interface Restriction {
  isOn: boolean;
  ids: string[];
}

/** The switch and the list below it are one value: neither means anything without the other. */
interface Draft {
  restriction: Restriction;
}

const idsOf = ({ isOn, ids }: Restriction) => (isOn ? ids : []);

function draftOf({ restrictedWorkspaces }: RoleDetails): Draft {
  const ids = restrictedWorkspaces.map(({ id }) => id);
  return { restriction: { isOn: ids.length > 0, ids } };
}

function check({ restriction: { isOn, ids } }: Draft): Record<string, string> {
  if (!isOn || ids.length > 0) return {};
  return { restrictedWorkspaceIds: 'Choose at least one Workspace, or switch the restriction off' };
}

const FIELDS_OF = { restrictedWorkspaceIds: ['restriction'] };

/** `Restricted Workspaces`: everywhere, or only in those ticked. */
export function RestrictView({ role, workspaces }: { role: RoleDetails; workspaces: WorkspaceName[] }) {
  const { organization } = useFrame();
  const toast = useToast();
  const nameOf = (id: string) => workspaces.find((workspace) => workspace.id === id)?.name ?? id;
  const form = useRecordForm<Draft, RoleDetails>({
    record: role,
    draftOf,
    fields: { restriction: listField('restricted Workspaces', idsOf, nameOf) },
    check,
    answersFor: FIELDS_OF,
  });
  const { value, change, errors, isDirty, latest } = form;
  const { isOn, ids } = value.restriction;
  const switchId = useId();
  const errorId = useId();
  const isFrozen = latest.can.changePermissions !== true;
  return (
    <FormView
      title="Restricted Workspaces"
      submitLabel="Update Restricted Workspaces"
      pendingLabel="Updating…"
      form={form}
      isDirty={isDirty}
      isUnchanged={!isDirty}
      action={() =>
        updateRestrictedWorkspacesAction(organization.shortName, {
          roleId: role.id,
          restrictedWorkspaceIds: idsOf(value.restriction),
          basedOn: latest.updatedAt,
        })
      }
      onDone={() => toast('Restricted Workspaces updated')}
      clash={form.clash(() => getRoleAction(organization.shortName, { roleId: role.id }))}
    >
      {(pending) => {
        const readOnly = pending || isFrozen;
        return (
          <>
            <BlockedNotice role={latest} />
            <div className="flex min-h-8 items-center gap-3 max-sm:min-h-11">
              <Checkbox
                id={switchId}
                data-autofocus
                checked={isOn}
                onChange={(event) => !readOnly && change({ restriction: { isOn: event.target.checked, ids } })}
              />
              <label htmlFor={switchId} className="font-medium">
                Workspace Restriction
              </label>
            </div>
            <p className="text-muted">
              {isOn
                ? 'The role works only in the Workspaces ticked here. Elsewhere it cannot be given and allows nothing.'
                : 'The role works in every Workspace.'}
            </p>
            {isOn ? (
              <fieldset className="min-w-0" aria-describedby={errors.restrictedWorkspaceIds ? errorId : undefined}>
                <legend className="mb-1 font-medium">Workspaces</legend>
                <ul
                  className={cx(
                    'max-h-72 overflow-y-auto rounded-card border p-1',
                    errors.restrictedWorkspaceIds ? 'border-danger' : 'border-edge',
                  )}
                >
                  {workspaces.length === 0 ? <li className="px-2 py-1.5 text-muted">No Workspaces yet.</li> : null}
                  {workspaces.map((workspace) => (
                    <Line
                      key={workspace.id}
                      workspace={workspace}
                      checked={ids.includes(workspace.id)}
                      isInvalid={Boolean(errors.restrictedWorkspaceIds)}
                      onChange={(on) => {
                        if (readOnly) return;
                        const others = ids.filter((id) => id !== workspace.id);
                        change({ restriction: { isOn, ids: on ? [...others, workspace.id] : others } });
                      }}
                    />
                  ))}
                </ul>
                {errors.restrictedWorkspaceIds ? (
                  <p id={errorId} className="mt-1 text-caption text-danger-text">
                    {errors.restrictedWorkspaceIds}
                  </p>
                ) : null}
              </fieldset>
            ) : null}
            <ChangePreview role={latest} change={isDirty ? { restrictedWorkspaceIds: idsOf(value.restriction) } : {}} />
          </>
        );
      }}
    </FormView>
  );
}

interface LineProps {
  workspace: WorkspaceName;
  checked: boolean;
  isInvalid: boolean;
  onChange: (on: boolean) => void;
}

function Line({ workspace, checked, isInvalid, onChange }: LineProps) {
  const id = useId();
  return (
    <li className="relative flex min-h-8 items-center gap-3 rounded-control px-2 hover:bg-hover max-sm:min-h-11">
      <Checkbox
        id={id}
        className="relative z-1"
        checked={checked}
        aria-invalid={isInvalid || undefined}
        onChange={(event) => onChange(event.target.checked)}
      />
      <label htmlFor={id} className="min-w-0 flex-1 truncate after:absolute after:inset-0">
        {workspace.name}
      </label>
    </li>
  );
}
