'use client';

import { FormView } from '#components/forms/form-view.tsx';
import { choiceField } from '#components/forms/rebase.ts';
import { useRecordForm } from '#components/forms/use-record-form.ts';
import { useFrame } from '#components/shell/frame-context.tsx';
import { useToast } from '#components/ui/toast.tsx';
import { roleName } from '#lib/access/roles.ts';
import type { TokenRow } from '#lib/tokens/types.ts';

import { RoleField } from '../role-field.tsx';
import { useTokenDialogFrame } from '../token-dialog-context.ts';
import { TokenName } from '../token-name.tsx';
import { useTokenPlace } from '../token-place.tsx';
import type { GuestActions } from './guest-dialogs.tsx';
import { chooseRole } from './guest-words.ts';

const draftOf = ({ placeRole }: TokenRow) => ({ role: placeRole ?? '' });

const FIELDS = { role: choiceField('role', roleName) };

/** `Change role`: what a wider token may do here; its other roles stay. */
export function GuestRoleView({ token, action }: { token: TokenRow; action: GuestActions['changeRole'] }) {
  const { organization } = useFrame();
  const { place } = useTokenPlace();
  const { options, actions } = useTokenDialogFrame();
  const toast = useToast();
  const form = useRecordForm({
    record: token,
    draftOf,
    fields: FIELDS,
    check: ({ role }) => (role ? {} : { role: chooseRole(options.scope) }),
  });
  const { isDirty, latest } = form;
  const { role } = form.value;
  return (
    <FormView
      title="Change role"
      submitLabel="Change role"
      pendingLabel="Changing…"
      form={form}
      isDirty={isDirty}
      isUnchanged={!isDirty}
      action={() => action(organization.shortName, { place, tokenId: token.id, role, basedOn: latest.updatedAt })}
      onDone={() => toast('Role changed')}
      clash={form.clash(() => actions.get(organization.shortName, { tokenId: token.id, place }))}
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
