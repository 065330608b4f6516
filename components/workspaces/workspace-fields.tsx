'use client';

import { useId } from 'react';

import type { FormErrors } from '#components/forms/check-with.ts';
import { NameAndDescription } from '#components/forms/name-and-description.tsx';
import { Checkbox } from '#components/ui/checkbox.tsx';

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
      <NameAndDescription
        value={value}
        onChange={onChange}
        errors={errors}
        readOnly={readOnly}
        nameHint="At most 50 characters, such as the name of a team."
      />
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
