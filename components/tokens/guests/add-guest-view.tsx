'use client';

import { useCallback, useState } from 'react';

import { useDialogFrame } from '#components/forms/dialog-host.tsx';
import { FormView } from '#components/forms/form-view.tsx';
import { useForm } from '#components/forms/use-form.ts';
import { useFrame } from '#components/shell/frame-context.tsx';
import { Field } from '#components/ui/field.tsx';
import { SearchSelect, type SearchOption } from '#components/ui/search-select.tsx';
import { useToast } from '#components/ui/toast.tsx';
import { formatList } from '#lib/format.ts';

import { RoleField } from '../role-field.tsx';
import { useTokenDialogFrame } from '../token-dialog-context.ts';
import { useTokenPlace } from '../token-place.tsx';
import type { GuestActions } from './guest-dialogs.tsx';
import { chooseRole, GUEST_WORDS } from './guest-words.ts';

interface AddGuestViewProps {
  from: 'ORGANIZATION' | 'WORKSPACE';
  actions: GuestActions;
  onAdded: (token: { id: string }) => (() => HTMLElement | null) | void;
}

interface AddGuestForm {
  tokenId: SearchOption | null;
  role: string;
}

/** `Add Organization API Token`, `Assign Workspace API token`: a wider token and the role it gets here. */
export function AddGuestView({ from, actions, onAdded }: AddGuestViewProps) {
  const { organization } = useFrame();
  const { place } = useTokenPlace();
  const { options } = useTokenDialogFrame();
  const { setFinalFocus } = useDialogFrame();
  const toast = useToast();
  const words = GUEST_WORDS[place?.scope ?? 'WORKSPACE'];
  const [initial] = useState<AddGuestForm>({ tokenId: null, role: options.defaultRole });
  const form = useForm(initial, ({ tokenId, role }) => ({
    ...(tokenId ? {} : { tokenId: 'Choose a token' }),
    ...(role ? {} : { role: chooseRole(options.scope) }),
  }));
  const { tokenId: chosen, role } = form.value;

  const { candidates } = actions;
  const search = useCallback(
    async (q: string) => {
      const answer = await candidates(organization.shortName, { place, from, q });
      if (!answer.ok) return null;
      const found = answer.data.tokens.map(({ id, name, shortToken, roles, allowed }) => ({
        id,
        name,
        detail: `…${shortToken} · ${formatList(roles)}`,
        reason: allowed === true ? undefined : allowed,
      }));
      return { options: found, hasMore: answer.data.hasMore };
    },
    [candidates, organization.shortName, place, from],
  );

  return (
    <FormView
      title={from === 'ORGANIZATION' ? words.addOrganization : words.addWorkspace}
      submitLabel={words.submit}
      pendingLabel={words.pending}
      form={form}
      isDirty={chosen !== null || role !== initial.role}
      action={() => actions.add(organization.shortName, { place, tokenId: chosen?.id ?? '', role })}
      onDone={({ tokenId, name }) => {
        const find = onAdded({ id: tokenId });
        if (find) setFinalFocus(find);
        toast(`Token ${name} added`);
      }}
    >
      {(pending) => (
        <>
          <Field
            label={from === 'ORGANIZATION' ? 'Organization API Tokens' : 'Workspace API Tokens'}
            hint="The token keeps its home: it is edited, rotated and deleted there."
            error={form.errors.tokenId}
          >
            <SearchSelect
              value={chosen}
              onChange={(tokenId) => form.change({ tokenId })}
              search={search}
              placeholder="Search by name or last characters"
              readOnly={pending}
              startsFocused
            />
          </Field>
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
