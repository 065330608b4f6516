'use client';

import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

import { Field, FieldGroup } from '#components/ui/field.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { Input } from '#components/ui/input.tsx';
import { RadioCards } from '#components/ui/radio-group.tsx';
import { Textarea } from '#components/ui/textarea.tsx';
import { DESCRIPTION_MAX } from '#lib/tokens/schemas.ts';
import type { TokenFormOptions } from '#lib/tokens/types.ts';

import { AmberNote } from './amber-note.tsx';
import type { TokenDraft } from './token-dialog-types.ts';
import type { FormErrors } from './token-form.ts';

const OWNER = 'ORGANIZATION_OWNER';
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

/** `Name`, `Description` and `Organization Role`: the same in the create form, the edit dialog and the settings tab. */
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
      <FieldGroup
        label="Organization Role"
        hint="A token needs at least one role. You can change it later."
        error={errors.role}
        notice={
          <>
            {value.role === OWNER && (
              <AmberNote>Anyone with this value can create users, tokens and Workspaces, and delete them.</AmberNote>
            )}
            {roleNotice}
          </>
        }
      >
        <RadioCards
          value={value.role}
          onChange={(role) => onChange({ role })}
          readOnly={readOnly}
          invalid={Boolean(errors.role)}
          options={options.roles.map((role) => ({
            value: role.role,
            title: (
              <>
                {role.name}
                {role.role === OWNER && <Icon of={TriangleAlert} size="small" className="text-warn-text" />}
              </>
            ),
            summary: role.summary,
            disabled: role.allowed === true ? undefined : role.allowed,
          }))}
        />
      </FieldGroup>
    </>
  );
}
