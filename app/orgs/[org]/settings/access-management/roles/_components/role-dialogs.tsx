'use client';

import { useRouter } from 'next/navigation';
import { createContext, use } from 'react';

import { DialogHost, type DialogState } from '#components/forms/dialog-host.tsx';
import type { RoleDetails, RoleRow } from '#lib/roles/types.ts';

import { CreateRoleView } from './create-role-view.tsx';
import { DeleteRoleView } from './delete-role-view.tsx';
import { EditRoleView } from './edit-role-view.tsx';
import { LoadedView } from './loaded-view.tsx';
import { RestrictView } from './restrict-view.tsx';
import { getRoleAction, getRoleFormOptionsAction } from '../role-actions.ts';

/** Which dialog of the Roles pages is open, and what it is about. */
export type RoleDialog =
  | { kind: 'create' }
  | { kind: 'edit'; roleId: string }
  | { kind: 'restrict'; roleId: string }
  | { kind: 'delete'; role: RoleRow };

export const RoleDialogsContext = createContext<DialogState<RoleDialog> | null>(null);

export function useRoleDialogs(): DialogState<RoleDialog> {
  const dialogs = use(RoleDialogsContext);
  if (!dialogs) throw new Error('This part needs the dialogs of the Roles pages around it.');
  return dialogs;
}

interface RoleDialogsProps {
  state: DialogState<RoleDialog>;
  /** Each answers with where focus goes when the dialog has closed. */
  onCreated?: (role: RoleDetails) => () => HTMLElement | null;
  onDeleted?: (role: RoleRow) => (() => HTMLElement | null) | undefined;
}

const SIZES = { create: 'large', edit: 'large', restrict: 'normal', delete: 'small' } as const;

/** The one dialog of the list and of a role's page. Forms read what they offer when they open. */
export function RoleDialogs({ state, onCreated, onDeleted }: RoleDialogsProps) {
  const router = useRouter();
  const kind = state.view?.kind ?? 'create';
  return (
    <DialogHost state={state} role={kind === 'delete' ? 'alertdialog' : 'dialog'} size={SIZES[kind]}>
      {(view) => {
        switch (view.kind) {
          case 'create':
            return (
              <LoadedView title="Add Role" load={getRoleFormOptionsAction}>
                {(options) => <CreateRoleView options={options} onCreated={onCreated} />}
              </LoadedView>
            );
          case 'edit':
            return (
              <LoadedView title="Edit Role" load={(org) => getRoleAction(org, { roleId: view.roleId })}>
                {(role) => <EditRoleView role={role} />}
              </LoadedView>
            );
          case 'restrict':
            return (
              <LoadedView title="Restricted Workspaces" load={(org) => getRoleAction(org, { roleId: view.roleId })}>
                {(role) => (
                  <LoadedView title="Restricted Workspaces" load={getRoleFormOptionsAction}>
                    {({ workspaces }) => <RestrictView role={role} workspaces={workspaces} />}
                  </LoadedView>
                )}
              </LoadedView>
            );
          case 'delete':
            return (
              <DeleteRoleView
                role={view.role}
                onDeleted={() => {
                  const find = onDeleted?.(view.role);
                  router.refresh();
                  return find;
                }}
              />
            );
        }
      }}
    </DialogHost>
  );
}
