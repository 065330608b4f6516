'use client';

import { useState } from 'react';

import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { suggestShortName } from '#lib/organizations/short-name.ts';

interface OrganizationFieldsProps {
  /** What was typed before, when the form comes back. */
  initial?: { name: string; shortName: string };
  nameField: string;
  errors: Record<string, string>;
  readOnly: boolean;
  onEdit: (field: string) => void;
}

/** Name and short name of a new Organization; the short name follows the name until it is changed by hand. */
export function OrganizationFields({ initial, nameField, errors, readOnly, onEdit }: OrganizationFieldsProps) {
  const [name, setName] = useState(initial?.name ?? '');
  const [ownShortName, setOwnShortName] = useState(initial?.shortName);
  const shortName = ownShortName ?? suggestShortName(name);
  return (
    <>
      <Field label="Organization name" error={errors[nameField]}>
        <Input
          name={nameField}
          value={name}
          autoComplete="organization"
          readOnly={readOnly}
          onValueChange={(value) => {
            setName(value);
            onEdit(nameField);
            if (ownShortName === undefined) onEdit('shortName');
          }}
        />
      </Field>
      <Field
        label="Short name"
        error={errors['shortName']}
        hint={`Part of every address: /orgs/${shortName || 'acme'}. It cannot be changed later.`}
      >
        <Input
          name="shortName"
          value={shortName}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          readOnly={readOnly}
          onValueChange={(value) => {
            setOwnShortName(value);
            onEdit('shortName');
          }}
        />
      </Field>
    </>
  );
}
