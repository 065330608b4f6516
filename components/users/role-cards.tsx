'use client';

import { TriangleAlert } from 'lucide-react';

import { AmberNote } from '#components/tokens/amber-note.tsx';
import { FieldGroup } from '#components/ui/field.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { RadioCards } from '#components/ui/radio-group.tsx';
import { ORGANIZATION_ROLES, ROLE_FACTS } from '#lib/access/roles.ts';

const OWNER = 'ORGANIZATION_OWNER';

interface RoleCardsProps {
  value: string;
  onChange: (role: string) => void;
  /** Roles the actor may give; the others say why not. */
  roles: string[];
  error: string | undefined;
  readOnly: boolean;
  startsFocused?: boolean;
}

/** `Organization Role` of a person. */
export function RoleCards({ value, onChange, roles, error, readOnly, startsFocused = false }: RoleCardsProps) {
  return (
    <FieldGroup
      label="Organization Role"
      error={error}
      notice={
        value === OWNER && (
          <AmberNote>An Owner can do everything here, and decide who else may. Two or three are enough.</AmberNote>
        )
      }
    >
      <RadioCards
        value={value}
        onChange={onChange}
        readOnly={readOnly}
        invalid={error !== undefined}
        startsFocused={startsFocused}
        options={ORGANIZATION_ROLES.map((role) => ({
          value: role as string,
          title: (
            <>
              {ROLE_FACTS[role].name}
              {role === OWNER && <Icon of={TriangleAlert} size="small" className="text-warn-text" />}
            </>
          ),
          summary: ROLE_FACTS[role].summary,
          disabled: roles.includes(role) ? undefined : 'You can only give a role you hold yourself.',
        }))}
      />
    </FieldGroup>
  );
}
