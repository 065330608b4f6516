'use client';

import type { FormErrors } from '#components/forms/check-with.ts';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { Textarea } from '#components/ui/textarea.tsx';
import { TEAM_DESCRIPTION_MAX } from '#lib/teams/schemas.ts';

/** The counter of `Description` appears from here on. */
const COUNT_FROM = 400;

export const OWNER_TEAM_NOTE = 'Every member becomes an Organization Owner and can do everything, in every Workspace.';

interface TeamFieldsProps {
  value: { name: string; description: string };
  onChange: (change: { name?: string; description?: string }) => void;
  errors: FormErrors;
  readOnly: boolean;
}

/** `Name` and `Description` of a Team. */
export function TeamFields({ value, onChange, errors, readOnly }: TeamFieldsProps) {
  const typed = [...value.description].length;
  return (
    <>
      <Field label="Name" hint="Unique in this Organization, for example “Data Platform”." error={errors.name}>
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
        hint="Who belongs to it and whom to ask."
        error={errors.description}
        counter={typed >= COUNT_FROM ? `${typed}/${TEAM_DESCRIPTION_MAX}` : undefined}
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
