'use client';

import { useId } from 'react';

import { FormView } from '#components/forms/form-view.tsx';
import { useForm } from '#components/forms/use-form.ts';
import { useFrame } from '#components/shell/frame-context.tsx';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { cx } from '#components/ui/cx.ts';
import { useToast } from '#components/ui/toast.tsx';
import type { RoleDetails, WorkspaceName } from '#lib/roles/types.ts';

import { updateRestrictedWorkspacesAction } from '../role-actions.ts';
import { BlockedNotice } from './blocked-notice.tsx';
import { ChangePreview } from './change-preview.tsx';

interface Draft {
  isRestricted: boolean;
  restrictedWorkspaceIds: string[];
}

function check({ isRestricted, restrictedWorkspaceIds }: Draft): Record<string, string> {
  if (!isRestricted || restrictedWorkspaceIds.length > 0) return {};
  return { restrictedWorkspaceIds: 'Choose at least one Workspace, or switch the restriction off' };
}

const idsOf = ({ isRestricted, restrictedWorkspaceIds }: Draft) => (isRestricted ? restrictedWorkspaceIds : []);

/** `Restricted Workspaces`: everywhere, or only in those ticked. */
export function RestrictView({ role, workspaces }: { role: RoleDetails; workspaces: WorkspaceName[] }) {
  const { organization } = useFrame();
  const toast = useToast();
  const ids = role.restrictedWorkspaces.map(({ id }) => id);
  const form = useForm<Draft>({ isRestricted: ids.length > 0, restrictedWorkspaceIds: ids }, check);
  const { value, change, errors } = form;
  const isDirty = [...idsOf(value)].toSorted().join() !== [...ids].toSorted().join();
  const switchId = useId();
  const errorId = useId();
  const isFrozen = role.can.changePermissions !== true;
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
          restrictedWorkspaceIds: idsOf(value),
          basedOn: role.updatedAt,
        })
      }
      onDone={() => toast('Restricted Workspaces updated')}
    >
      {(pending) => {
        const readOnly = pending || isFrozen;
        return (
          <>
            <BlockedNotice role={role} />
            <div className="flex min-h-8 items-center gap-3 max-sm:min-h-11">
              <Checkbox
                id={switchId}
                data-autofocus
                checked={value.isRestricted}
                onChange={(event) => !readOnly && change({ isRestricted: event.target.checked })}
              />
              <label htmlFor={switchId} className="font-medium">
                Workspace Restriction
              </label>
            </div>
            <p className="text-muted">
              {value.isRestricted
                ? 'The role works only in the Workspaces ticked here. Elsewhere it cannot be given and allows nothing.'
                : 'The role works in every Workspace.'}
            </p>
            {value.isRestricted ? (
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
                      checked={value.restrictedWorkspaceIds.includes(workspace.id)}
                      isInvalid={Boolean(errors.restrictedWorkspaceIds)}
                      onChange={(on) => {
                        if (readOnly) return;
                        const others = value.restrictedWorkspaceIds.filter((id) => id !== workspace.id);
                        change({ restrictedWorkspaceIds: on ? [...others, workspace.id] : others });
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
            <ChangePreview role={role} change={isDirty ? { restrictedWorkspaceIds: idsOf(value) } : {}} />
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
