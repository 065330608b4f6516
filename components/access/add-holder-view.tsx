'use client';

import { useCallback } from 'react';

import { FormView } from '#components/forms/form-view.tsx';
import { useForm } from '#components/forms/use-form.ts';
import { useFrame } from '#components/shell/frame-context.tsx';
import { Field } from '#components/ui/field.tsx';
import { SearchSelect, type SearchOption } from '#components/ui/search-select.tsx';
import { useToast } from '#components/ui/toast.tsx';
import type { RoleOption } from '#lib/subject-roles/types.ts';

import { useHolderList } from './holder-context.ts';
import type { HolderType } from './holder-words.ts';
import { RoleField } from './role-field.tsx';

interface AddHolderForm {
  holder: SearchOption | null;
  role: string | null;
}

const WORDS: Record<HolderType, { label: string; title: string; choose: string; placeholder: string }> = {
  USER: {
    label: 'User',
    title: 'Add user to Workspace',
    choose: 'Choose a user',
    placeholder: 'Search name or email',
  },
  TEAM: { label: 'Team', title: 'Add Team to Workspace', choose: 'Choose a Team', placeholder: 'Search Teams' },
};

/** Which values answer for a field of the service's input. */
const FIELDS = { entityId: ['holder'], role: ['role', 'holder'] };
/** The least role that is of use. */
const INITIAL: AddHolderForm = { holder: null, role: 'WORKSPACE_MEMBER' };

interface AddHolderViewProps {
  workspace: { id: string; name: string };
  roles: RoleOption[];
}

/** `Add user to Workspace`, `Add Team to Workspace`: somebody of the Organization, and the role here. */
export function AddHolderView({ workspace, roles }: AddHolderViewProps) {
  const { type, actions } = useHolderList();
  const { organization } = useFrame();
  const toast = useToast();
  const words = WORDS[type];
  const form = useForm(
    INITIAL,
    ({ holder, role }): Record<string, string> => ({
      ...(holder ? {} : { entityId: words.choose }),
      ...(role === null ? { role: 'Choose a Workspace Role' } : {}),
    }),
    FIELDS,
  );
  const { holder, role } = form.value;
  const { candidates } = actions;
  const search = useCallback(
    async (q: string) => {
      const answer = await candidates(organization.shortName, { type, workspaceId: workspace.id, q });
      if (!answer.ok) return null;
      const options = answer.data.holders.map(({ allowed, ...option }): SearchOption => {
        return { ...option, ...(allowed !== true && { reason: allowed }) };
      });
      return { options, hasMore: answer.data.hasMore };
    },
    [candidates, organization.shortName, type, workspace.id],
  );
  return (
    <FormView
      title={words.title}
      submitLabel="Add"
      pendingLabel="Adding…"
      form={form}
      isDirty={holder !== null || role !== INITIAL.role}
      action={() =>
        actions.add(organization.shortName, {
          subject: { type, id: holder?.id ?? '' },
          entityType: 'WORKSPACE',
          entityId: workspace.id,
          role: role ?? '',
        })
      }
      onDone={() => toast(`${holder?.name ?? words.label} added`)}
    >
      {(pending) => (
        <>
          <Field label={words.label} error={form.errors['entityId']}>
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
            level="WORKSPACE"
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
