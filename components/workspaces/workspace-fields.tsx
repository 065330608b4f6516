'use client';

import { useId } from 'react';

import type { FormErrors } from '#components/forms/check-with.ts';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { Textarea } from '#components/ui/textarea.tsx';

export interface WorkspaceDraft {
  name: string;
  description: string;
  isCicdEnforcedDefault: boolean;
}

interface WorkspaceFieldsProps {
  value: WorkspaceDraft;
  errors: FormErrors;
  onChange: (change: Partial<WorkspaceDraft>) => void;
  readOnly: boolean;
}

/** `Name`, `Description` and the default of CI/CD enforcement: the same in the dialog and in the settings. */
export function WorkspaceFields({ value, errors, onChange, readOnly }: WorkspaceFieldsProps) {
  const enforceId = useId();
  return (
    <>
      <Field label="Name" hint="At most 50 characters, such as the name of a team." error={errors['name']}>
        <Input
          data-autofocus
          value={value.name}
          onValueChange={(name) => onChange({ name })}
          readOnly={readOnly}
          required
          autoComplete="off"
        />
      </Field>
      <Field label="Description" optional error={errors['description']}>
        <Textarea
          value={value.description}
          onChange={(event) => onChange({ description: event.target.value })}
          readOnly={readOnly}
          autoComplete="off"
        />
      </Field>
      <div className="flex items-start gap-3 max-sm:min-h-11">
        <Checkbox
          id={enforceId}
          className="mt-0.5"
          checked={value.isCicdEnforcedDefault}
          aria-disabled={readOnly || undefined}
          aria-describedby={`${enforceId}-hint`}
          onChange={(event) => !readOnly && onChange({ isCicdEnforcedDefault: event.target.checked })}
        />
        <span className="min-w-0">
          <label htmlFor={enforceId} className="font-medium">
            Enforce CI/CD for new Deployments
          </label>
          <span id={`${enforceId}-hint`} className="block text-caption text-muted">
            They take code from API tokens only. Each Deployment can change it.
          </span>
        </span>
      </div>
    </>
  );
}
