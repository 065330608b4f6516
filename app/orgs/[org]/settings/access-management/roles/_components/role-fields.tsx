'use client';

import type { FormErrors } from '#components/forms/check-with.ts';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { Textarea } from '#components/ui/textarea.tsx';
import { ROLE_DESCRIPTION_MAX } from '#lib/roles/schemas.ts';

/** The counter of `Description` appears from here on. */
const COUNT_FROM = 400;

interface RoleFieldsProps {
  value: { name: string; description: string };
  onChange: (change: { name?: string; description?: string }) => void;
  errors: FormErrors;
  readOnly: boolean;
}

/** `Name` and `Description` of a role. */
export function RoleFields({ value, onChange, errors, readOnly }: RoleFieldsProps) {
  const typed = [...value.description].length;
  return (
    <>
      <Field label="Name" hint="Unique in this Organization, for example “Deployer”." error={errors.name}>
        <Input
          data-autofocus
          value={value.name}
          onValueChange={(name) => onChange({ name })}
          readOnly={readOnly}
          required
          autoComplete="off"
        />
      </Field>
      <Field
        label="Description"
        optional
        error={errors.description}
        counter={typed >= COUNT_FROM ? `${typed}/${ROLE_DESCRIPTION_MAX}` : undefined}
      >
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
