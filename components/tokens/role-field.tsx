'use client';

import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

import { FieldGroup } from '#components/ui/field.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { RadioCards } from '#components/ui/radio-group.tsx';
import type { TokenFormOptions } from '#lib/tokens/types.ts';

import { AmberNote } from './amber-note.tsx';
import { ROLE_LABELS } from './guests/guest-words.ts';

/** Roles that deserve a warning, and what it says. */
const STRONG: Record<string, string> = {
  ORGANIZATION_OWNER: 'Anyone with this value can create users, tokens and Workspaces, and delete them.',
};

interface RoleFieldProps {
  value: string;
  onChange: (role: string) => void;
  error: string | undefined;
  options: TokenFormOptions;
  readOnly: boolean;
  hint?: ReactNode;
  /** Under the roles: what a change of role takes or gives. */
  notice?: ReactNode;
}

/** `Organization Role`, `Workspace Role` or `Deployment Role`, weakest first; what may not be given says why. */
export function RoleField({ value, onChange, error, options, readOnly, hint, notice }: RoleFieldProps) {
  const warning = STRONG[value];
  return (
    <FieldGroup
      label={ROLE_LABELS[options.scope]}
      hint={hint}
      error={error}
      notice={
        <>
          {warning && <AmberNote>{warning}</AmberNote>}
          {notice}
        </>
      }
    >
      <RadioCards
        value={value}
        onChange={onChange}
        readOnly={readOnly}
        invalid={Boolean(error)}
        options={options.roles.map((role) => ({
          value: role.role,
          title: (
            <>
              {role.name}
              {role.role in STRONG && <Icon of={TriangleAlert} size="small" className="text-warn-text" />}
            </>
          ),
          summary: role.summary,
          disabled: role.allowed === true ? undefined : role.allowed,
        }))}
      />
    </FieldGroup>
  );
}
