'use client';

import type { ReactNode } from 'react';

import { Badge } from '#components/ui/badge.tsx';
import { FieldGroup } from '#components/ui/field.tsx';
import { RadioCards } from '#components/ui/radio-group.tsx';
import type { RoleOptions, SubjectRoleLevel } from '#lib/subject-roles/types.ts';

import { LEVEL_WORDS } from './role-words.ts';

interface RoleFieldProps {
  level: SubjectRoleLevel;
  value: string | null;
  onChange: (role: string) => void;
  options: RoleOptions;
  state: 'loading' | 'ready' | 'failed';
  error: string | undefined;
  readOnly: boolean;
  startsFocused?: boolean;
  notice?: ReactNode;
}

/** `Workspace Role` and the like: built-in roles weakest first, custom ones after; refused ones say why. */
export function RoleField(props: RoleFieldProps) {
  const { level, value, options, state, error } = props;
  return (
    <FieldGroup label={`${LEVEL_WORDS[level]} Role`} error={error} notice={props.notice}>
      {options.roles.length === 0 ? (
        <p className="text-muted">
          {state === 'failed' ? 'Roles could not be loaded. Close this and try again.' : 'Loading roles…'}
        </p>
      ) : (
        <RadioCards
          value={value}
          onChange={props.onChange}
          readOnly={props.readOnly}
          invalid={Boolean(error)}
          startsFocused={props.startsFocused ?? false}
          options={options.roles.map((role) => ({
            value: role.role,
            title: (
              <>
                {role.name}
                {role.isCustom && <Badge tone="neutral">Custom</Badge>}
              </>
            ),
            summary: role.summary,
            disabled: role.allowed === true ? undefined : role.allowed,
          }))}
        />
      )}
    </FieldGroup>
  );
}
