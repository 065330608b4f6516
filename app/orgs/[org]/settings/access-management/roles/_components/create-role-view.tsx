'use client';

import { useId } from 'react';

import { checkWith } from '#components/forms/check-with.ts';
import { useDialogFrame } from '#components/forms/dialog-host.tsx';
import { FormView } from '#components/forms/form-view.tsx';
import { useForm } from '#components/forms/use-form.ts';
import { PermissionTree } from '#components/roles/permission-tree.tsx';
import { useFrame } from '#components/shell/frame-context.tsx';
import { FieldGroup } from '#components/ui/field.tsx';
import { RadioCards } from '#components/ui/radio-group.tsx';
import { Select } from '#components/ui/select.tsx';
import { useToast } from '#components/ui/toast.tsx';
import type { CustomRoleScope } from '#lib/access/role-templates.ts';
import { createRoleInput } from '#lib/roles/schemas.ts';
import type { RoleDetails, RoleFormOptions } from '#lib/roles/types.ts';

import { createRoleAction } from '../role-actions.ts';
import { RoleFields } from './role-fields.tsx';

interface CreateRoleViewProps {
  options: RoleFormOptions;
  onCreated: ((role: RoleDetails) => () => HTMLElement | null) | undefined;
}

const EMPTY = { scope: 'DEPLOYMENT' as CustomRoleScope, name: '', description: '', permissions: [] as string[] };

const toInput = ({ description, ...rest }: typeof EMPTY) => ({
  ...rest,
  description: description.trim() === '' ? null : description.trim(),
});

/** `Add Role`: scope, name, description and permissions, from scratch, a template or another role. */
export function CreateRoleView({ options, onCreated }: CreateRoleViewProps) {
  const { organization } = useFrame();
  const { setFinalFocus } = useDialogFrame();
  const toast = useToast();
  const form = useForm(EMPTY, (value) => checkWith(createRoleInput, toInput(value)));
  const { value, change, errors } = form;
  return (
    <FormView
      title="Add Role"
      submitLabel="Create role"
      pendingLabel="Creating…"
      form={form}
      isDirty={JSON.stringify(value) !== JSON.stringify(EMPTY)}
      action={() => createRoleAction(organization.shortName, toInput(value))}
      onDone={(role) => {
        if (onCreated) setFinalFocus(onCreated(role));
        toast(`Role ${role.name} created`);
      }}
    >
      {(pending) => (
        <>
          <FieldGroup label="Scope" hint="The scope cannot be changed later." error={errors.scope}>
            <RadioCards<CustomRoleScope>
              startsFocused
              value={value.scope}
              onChange={(scope) => scope !== value.scope && change({ scope, permissions: [] })}
              readOnly={pending}
              options={[
                {
                  value: 'DEPLOYMENT',
                  title: 'Deployment',
                  summary: 'Given on a Deployment; acts on all its Dags too.',
                },
                { value: 'DAG', title: 'Dag', summary: 'Given on one Dag, or on all Dags with a tag.' },
              ]}
            />
          </FieldGroup>
          <RoleFields value={value} onChange={change} errors={errors} readOnly={pending} />
          <StartFrom
            key={value.scope}
            scope={value.scope}
            options={options}
            onStart={(permissions) => !pending && change({ permissions })}
          />
          <PermissionTree
            key={`${value.scope} tree`}
            scope={value.scope}
            chosen={value.permissions}
            onChange={(permissions) => change({ permissions })}
            error={errors.permissions}
            readOnly={pending}
          />
        </>
      )}
    </FormView>
  );
}

interface StartFromProps {
  scope: CustomRoleScope;
  options: RoleFormOptions;
  onStart: (permissions: string[]) => void;
}

/** Ticks what a template or another role of the scope allows; everything can be changed afterwards. */
function StartFrom({ scope, options, onStart }: StartFromProps) {
  const id = useId();
  const templates = options.templates.filter((template) => template.scope === scope);
  const roles = options.roles.filter((role) => role.scope === scope);
  const start = (key: string) => {
    const chosen = templates.find(({ name }) => key === `t ${name}`) ?? roles.find((role) => key === `r ${role.id}`);
    onStart([...(chosen?.permissions ?? [])]);
  };
  return (
    <div>
      <label htmlFor={id} className="mb-1 block font-medium">
        Start from
      </label>
      <Select id={id} className="w-full" defaultValue="" onChange={(event) => start(event.target.value)}>
        <option value="">No permissions</option>
        <optgroup label="Templates">
          {templates.map(({ name }) => (
            <option key={name} value={`t ${name}`}>
              {name}
            </option>
          ))}
        </optgroup>
        {roles.length > 0 ? (
          <optgroup label="Custom roles">
            {roles.map((role) => (
              <option key={role.id} value={`r ${role.id}`}>
                {role.name}
              </option>
            ))}
          </optgroup>
        ) : null}
      </Select>
      <p className="mt-1 text-caption text-muted">Replaces what is ticked below; change it as you like.</p>
    </div>
  );
}
