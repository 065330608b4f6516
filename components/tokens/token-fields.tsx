'use client';

import type { ReactNode } from 'react';

import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { Textarea } from '#components/ui/textarea.tsx';
import { DESCRIPTION_MAX } from '#lib/tokens/schemas.ts';
import type { TokenFormOptions } from '#lib/tokens/types.ts';

import { RoleField } from './role-field.tsx';
import type { TokenDraft } from './token-dialog-types.ts';
import type { FormErrors } from './token-form.ts';

/** The counter of `Description` appears from here on. */
const COUNT_FROM = 400;

interface TokenFieldsProps {
  value: TokenDraft;
  onChange: (change: Partial<TokenDraft>) => void;
  errors: FormErrors;
  options: TokenFormOptions;
  /** While an answer is awaited, or for people who may only look. */
  readOnly: boolean;
  /** Under `Name`: another token has this name. */
  nameNotice?: ReactNode;
  /** Under the roles: what a change of role takes or gives. */
  roleNotice?: ReactNode;
}

/** `Name`, `Description` and the role at home: the same in the create form, the edit dialog and the settings tab. */
export function TokenFields(props: TokenFieldsProps) {
  const { value, onChange, errors, options, readOnly, nameNotice, roleNotice } = props;
  const typed = [...value.description].length;
  return (
    <>
      <Field
        label="Name"
        hint="What will use this token, for example “GitHub deploys”."
        error={errors.name}
        notice={nameNotice}
      >
        <Input
          data-autofocus
          value={value.name}
          onValueChange={(name) => onChange({ name })}
          readOnly={readOnly}
          required
          autoComplete="off"
          data-1p-ignore
          data-lpignore="true"
          data-bwignore
        />
      </Field>
      <Field
        label="Description"
        optional
        hint="Where it runs and whom to ask about it."
        error={errors.description}
        counter={typed >= COUNT_FROM ? `${typed}/${DESCRIPTION_MAX}` : undefined}
      >
        <Textarea
          value={value.description}
          onChange={(event) => onChange({ description: event.target.value })}
          readOnly={readOnly}
          autoComplete="off"
        />
      </Field>
      <RoleField
        value={value.role}
        onChange={(role) => onChange({ role })}
        error={errors.role}
        options={options}
        readOnly={readOnly}
        hint="A token needs at least one role. You can change it later."
        notice={roleNotice}
      />
    </>
  );
}
