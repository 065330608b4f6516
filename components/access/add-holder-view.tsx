'use client';

import { useCallback } from 'react';

import { FormView } from '#components/forms/form-view.tsx';
import { useForm } from '#components/forms/use-form.ts';
import { useFrame } from '#components/shell/frame-context.tsx';
import { Field } from '#components/ui/field.tsx';
import { SearchSelect, type SearchOption } from '#components/ui/search-select.tsx';
import { useToast } from '#components/ui/toast.tsx';
import type { HolderOption, RoleOption } from '#lib/subject-roles/types.ts';

import { AddsAccessorNote } from './adds-accessor-note.tsx';
import { useHolderList } from './holder-context.ts';
import type { HolderType } from './holder-words.ts';
import { RoleField } from './role-field.tsx';
import { addedSentence, FIRST_ROLE, LEVEL_WORDS } from './role-words.ts';

type HolderChoice = HolderOption & SearchOption;

interface AddHolderForm {
  holder: HolderChoice | null;
  role: string | null;
}

const WORDS: Record<HolderType, { label: string; title: string; choose: string; placeholder: string }> = {
  USER: { label: 'User', title: 'Add user to', choose: 'Choose a user', placeholder: 'Search name or email' },
  TEAM: { label: 'Team', title: 'Add Team to', choose: 'Choose a Team', placeholder: 'Search Teams' },
};

/** Which values answer for a field of the service's input. */
const FIELDS = { entityId: ['holder'], role: ['role', 'holder'] };

/** `Add user to Workspace`, `Add Team to Deployment`: somebody of the Organization, and the role here. */
export function AddHolderView({ roles }: { roles: RoleOption[] }) {
  const { place, type, actions } = useHolderList();
  const { level, id: placeId } = place;
  const { organization } = useFrame();
  const toast = useToast();
  const words = WORDS[type];
  const initial: AddHolderForm = { holder: null, role: FIRST_ROLE[level] };
  const form = useForm(
    initial,
    ({ holder, role }): Record<string, string> => ({
      ...(holder ? {} : { entityId: words.choose }),
      ...(role === null ? { role: `Choose a ${LEVEL_WORDS[level]} Role` } : {}),
    }),
    FIELDS,
  );
  const { holder, role } = form.value;
  const { candidates } = actions;
  const search = useCallback(
    async (q: string) => {
      const answer = await candidates(organization.shortName, { type, level, placeId, q });
      if (!answer.ok) return null;
      const options = answer.data.holders.map((option): HolderChoice => {
        return { ...option, ...(option.allowed !== true && { reason: option.allowed }) };
      });
      return { options, hasMore: answer.data.hasMore };
    },
    [candidates, organization.shortName, type, level, placeId],
  );
  return (
    <FormView
      title={`${words.title} ${LEVEL_WORDS[level]}`}
      submitLabel="Add"
      pendingLabel="Adding…"
      form={form}
      isDirty={holder !== null || role !== initial.role}
      action={() =>
        actions.add(organization.shortName, {
          subject: { type, id: holder?.id ?? '' },
          entityType: level,
          entityId: placeId,
          role: role ?? '',
        })
      }
      onDone={(change) => toast(addedSentence(holder?.name ?? words.label, change))}
    >
      {(pending) => (
        <>
          <Field
            label={words.label}
            error={form.errors['entityId']}
            notice={<AddsAccessorNote type={type} workspaceName={holder?.addsAccessorIn} />}
          >
            <SearchSelect
              value={holder}
              onChange={(next) => form.change({ holder: next })}
              search={search}
              placeholder={words.placeholder}
              readOnly={pending}
              startsFocused
            />
          </Field>
          <RoleField
            level={level}
            value={role}
            onChange={(next) => form.change({ role: next })}
            options={{ roles, dagIds: [], tags: [] }}
            state="ready"
            error={form.errors['role']}
            readOnly={pending}
          />
        </>
      )}
    </FormView>
  );
}
