'use client';

import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

import { AmberNote } from '#components/tokens/amber-note.tsx';
import { FieldGroup } from '#components/ui/field.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { RadioCards } from '#components/ui/radio-group.tsx';
import type { OrganizationRoleOption } from '#lib/access/organization-role-options.ts';

const OWNER = 'ORGANIZATION_OWNER';

interface OrganizationRoleFieldProps {
  value: string;
  onChange: (role: string) => void;
  options: readonly OrganizationRoleOption[];
  error: string | undefined;
  hint?: ReactNode;
  /** What choosing Organization Owner means here. */
  ownerNote: string;
  readOnly: boolean;
}

/** `Organization Role` as radio cards, weakest first. */
export function OrganizationRoleField(props: OrganizationRoleFieldProps) {
  const { value, options, error, ownerNote } = props;
  return (
    <FieldGroup
      label="Organization Role"
      hint={props.hint}
      error={error}
      notice={value === OWNER ? <AmberNote>{ownerNote}</AmberNote> : null}
    >
      <RadioCards
        value={value}
        onChange={props.onChange}
        readOnly={props.readOnly}
        invalid={Boolean(error)}
        options={options.map((option) => ({
          value: option.role as string,
          title: (
            <>
              {option.name}
              {option.role === OWNER && <Icon of={TriangleAlert} size="small" className="text-warn-text" />}
            </>
          ),
          summary: option.summary,
          disabled: option.allowed === true ? undefined : option.allowed,
        }))}
      />
    </FieldGroup>
  );
}
