'use client';

import { ConfirmView } from '#components/forms/confirm-view.tsx';
import { useDialogFrame } from '#components/forms/dialog-host.tsx';
import { useFrame } from '#components/shell/frame-context.tsx';
import { useToast } from '#components/ui/toast.tsx';
import type { RoleHolder, RoleRow } from '#lib/roles/types.ts';

import { deleteRoleAction } from '../role-actions.ts';

interface DeleteRoleViewProps {
  role: RoleRow;
  onDeleted: () => (() => HTMLElement | null) | undefined;
}

/** `Delete this role?`: typed; refused with the list of holders while anybody has it. */
export function DeleteRoleView({ role, onDeleted }: DeleteRoleViewProps) {
  const { organization } = useFrame();
  const { setFinalFocus } = useDialogFrame();
  const toast = useToast();
  return (
    <ConfirmView
      title="Delete this role?"
      confirmLabel="Yes, Continue"
      pendingLabel="Deleting…"
      typed
      action={() => deleteRoleAction(organization.shortName, { roleId: role.id })}
      onDone={() => {
        const find = onDeleted();
        if (find) setFinalFocus(find);
        toast(`Role ${role.name} deleted`);
      }}
      explain={listHolders}
    >
      <p className="font-semibold wrap-anywhere">{role.name}</p>
      <p>Nobody holds it. A deleted role cannot be recovered.</p>
    </ConfirmView>
  );
}

/** Who still holds the role, out of the details of the refusal. */
function listHolders({ holders }: Record<string, unknown>) {
  if (!Array.isArray(holders)) return null;
  return (
    <ul className="mt-1 max-h-40 overflow-y-auto">
      {(holders as RoleHolder[]).map((holder) => (
        <li key={`${holder.id} ${holder.where}`}>
          {holder.name}, {holder.where}
        </li>
      ))}
    </ul>
  );
}
