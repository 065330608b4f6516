'use client';

import type { FormErrors } from '#components/forms/check-with.ts';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { Textarea } from '#components/ui/textarea.tsx';

export interface DeploymentFieldsValue {
  name: string;
  description: string;
}

interface DeploymentFieldsProps {
  value: DeploymentFieldsValue;
  errors: FormErrors;
  onChange: (change: Partial<DeploymentFieldsValue>) => void;
  readOnly: boolean;
}

/** `Name` and `Description`; everything else of a Deployment is said by its file. */
export function DeploymentFields({ value, errors, onChange, readOnly }: DeploymentFieldsProps) {
  return (
    <>
      <Field label="Name" hint="Each name is there once in a Workspace." error={errors['name']}>
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
    </>
  );
}
