'use client';

import { useState } from 'react';

import { FormView } from '#components/forms/form-view.tsx';
import { useForm } from '#components/forms/use-form.ts';
import { useFrame } from '#components/shell/frame-context.tsx';
import { Field } from '#components/ui/field.tsx';
import { SearchSelect } from '#components/ui/search-select.tsx';
import { useToast } from '#components/ui/toast.tsx';
import type { SubjectRoleLevel, SubjectRolesPage } from '#lib/subject-roles/types.ts';

import { AddsAccessorNote } from './adds-accessor-note.tsx';
import { DagTargetField, type DagTarget } from './dag-target-field.tsx';
import { useRoleTab } from './role-context.ts';
import { RoleField } from './role-field.tsx';
import { addedSentence, FIRST_ROLE, LEVEL_WORDS } from './role-words.ts';
import { useReadRoles } from './use-read-roles.ts';
import { useFindPlaces, useRoleOptions, type PlaceChoice } from './use-role-options.ts';

interface AddForm extends DagTarget {
  place: PlaceChoice | null;
  role: string | null;
}

/** Which values answer for a field of the service's input. */
const FIELDS = {
  WORKSPACE: { entityId: ['place'], role: ['role', 'place'] },
  DEPLOYMENT: { entityId: ['place'], role: ['role', 'place'] },
  DAG: { deploymentId: ['place'], entityId: ['by', 'value', 'place'], role: ['role', 'place'] },
};

function check(level: SubjectRoleLevel, { place, by, value, role }: AddForm): Record<string, string> {
  const errors: Record<string, string> = {};
  const placeField = level === 'DAG' ? 'deploymentId' : 'entityId';
  if (!place) errors[placeField] = `Choose a ${level === 'WORKSPACE' ? 'Workspace' : 'Deployment'}`;
  if (level === 'DAG' && value.trim() === '') errors.entityId = by === 'DAG_TAG' ? 'Enter a tag' : 'Enter a Dag ID';
  if (role === null) errors.role = `Choose a ${LEVEL_WORDS[level]} Role`;
  return errors;
}

/** `Add Workspace role` and the like: where, and which role. */
export function AddRoleView() {
  const { subject, level, actions, ...tab } = useRoleTab();
  // What the person saw when the dialog opened, and after a clash what there is since.
  const [basedOn, setBasedOn] = useState(tab.basedOn);
  const { organization } = useFrame();
  const readRoles = useReadRoles();
  const toast = useToast();
  const initial: AddForm = { place: null, by: 'DAG_TAG', value: '', role: FIRST_ROLE[level] };
  const form = useForm(initial, (value) => check(level, value), FIELDS[level]);
  const { place, by, value, role } = form.value;
  const { options, state } = useRoleOptions({ subject, level, actions }, place?.id ?? null);
  const search = useFindPlaces(subject, level, actions);
  const word = LEVEL_WORDS[level];
  const what = level === 'WORKSPACE' ? 'Workspace' : 'Deployment';
  const isDag = level === 'DAG';

  const target = isDag
    ? { entityType: by, entityId: value.trim(), deploymentId: place?.id ?? null }
    : { entityType: level, entityId: place?.id ?? '', deploymentId: null };
  const keep = (latest: SubjectRolesPage) => {
    setBasedOn(latest.basedOn);
    return 'The page behind this form now shows the latest roles. You can save what you entered.';
  };
  return (
    <FormView
      title={`Add ${word} role`}
      submitLabel="Add role"
      pendingLabel="Adding…"
      form={form}
      isDirty={place !== null || value !== ''}
      action={() => actions.add(organization.shortName, { subject, ...target, role: role ?? '', basedOn })}
      onDone={(change) => toast(addedSentence('Role', change))}
      clash={{ read: () => readRoles(''), keep }}
    >
      {(pending) => (
        <>
          <Field
            label={what}
            error={form.errors[isDag ? 'deploymentId' : 'entityId']}
            notice={<AddsAccessorNote type={subject.type} workspaceName={place?.addsAccessorIn} />}
          >
            <SearchSelect
              value={place}
              onChange={(next) => form.change({ place: next })}
              search={search}
              placeholder={`Search ${what}s`}
              readOnly={pending}
              startsFocused
            />
          </Field>
          {isDag && (
            <DagTargetField
              by={by}
              value={value}
              onChange={form.change}
              suggestions={options}
              error={form.errors.entityId}
              readOnly={pending}
            />
          )}
          <RoleField
            level={level}
            value={role}
            onChange={(next) => form.change({ role: next })}
            options={options}
            state={state}
            error={form.errors.role}
            readOnly={pending}
          />
        </>
      )}
    </FormView>
  );
}
