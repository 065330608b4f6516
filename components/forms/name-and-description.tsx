'use client';

import type { FormErrors } from '#components/forms/check-with.ts';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { Textarea } from '#components/ui/textarea.tsx';

/** The counter of `Description` appears from here on. */
const COUNT_FROM = 400;

export interface NameAndDescriptionProps {
  value: { name: string; description: string };
  onChange: (change: { name?: string; description?: string }) => void;
  errors: FormErrors;
  readOnly: boolean;
}

interface Words {
  nameHint: string;
  descriptionHint?: string;
  /** Where a counter is wanted: how many characters the description may have. */
  descriptionMax?: number;
}

/** `Name` and `Description` of whatever a form is about. */
export function NameAndDescription(props: NameAndDescriptionProps & Words) {
  const { value, onChange, errors, readOnly, nameHint, descriptionHint, descriptionMax } = props;
  const typed = [...value.description].length;
  return (
    <>
      <Field label="Name" hint={nameHint} error={errors['name']}>
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
        hint={descriptionHint}
        error={errors['description']}
        counter={descriptionMax !== undefined && typed >= COUNT_FROM ? `${typed}/${descriptionMax}` : undefined}
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
