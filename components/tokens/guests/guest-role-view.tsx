'use client';

import { FormView } from '#components/forms/form-view.tsx';
import { useForm } from '#components/forms/use-form.ts';
import { useFrame } from '#components/shell/frame-context.tsx';
import { useToast } from '#components/ui/toast.tsx';
import type { TokenRow } from '#lib/tokens/types.ts';

import { RoleField } from '../role-field.tsx';
import { useTokenDialogFrame } from '../token-dialog-context.ts';
import { TokenName } from '../token-name.tsx';
import { useTokenPlace } from '../token-place.tsx';
import type { GuestActions } from './guest-dialogs.tsx';
import { chooseRole } from './guest-words.ts';

/** `Change role`: what a wider token may do here; its other roles stay. */
export function GuestRoleView({ token, action }: { token: TokenRow; action: GuestActions['changeRole'] }) {
  const { organization } = useFrame();
  const { place } = useTokenPlace();
  const { options } = useTokenDialogFrame();
  const toast = useToast();
  const held = token.placeRole ?? '';
  const form = useForm({ role: held }, ({ role }) => (role ? {} : { role: chooseRole(options.scope) }));
  const { role } = form.value;
  return (
    <FormView
      title="Change role"
      submitLabel="Change role"
      pendingLabel="Changing…"
      form={form}
      isDirty={role !== held}
      isUnchanged={role === held}
      action={() => action(organization.shortName, { place, tokenId: token.id, role, basedOn: token.updatedAt })}
      onDone={() => toast('Role changed')}
    >
      {(pending) => (
        <>
          <TokenName token={token} />
          <RoleField
            value={role}
            onChange={(next) => form.change({ role: next })}
            error={form.errors.role}
            options={options}
            readOnly={pending}
          />
        </>
      )}
    </FormView>
  );
}
