'use client';

import { OrganizationRoleField } from '#components/access/organization-role-field.tsx';
import { checkWith } from '#components/forms/check-with.ts';
import { useDialogFrame } from '#components/forms/dialog-host.tsx';
import { FormView } from '#components/forms/form-view.tsx';
import { useForm } from '#components/forms/use-form.ts';
import { useFrame } from '#components/shell/frame-context.tsx';
import { useToast } from '#components/ui/toast.tsx';
import type { OrganizationRoleOption } from '#lib/access/organization-role-options.ts';
import { createTeamInput } from '#lib/teams/schemas.ts';
import type { TeamCandidate, TeamDetails } from '#lib/teams/types.ts';

import { createTeamAction } from '../team-actions.ts';
import { PeoplePicker } from './people-picker.tsx';
import { OWNER_TEAM_NOTE, TeamFields } from './team-fields.tsx';

interface CreateTeamViewProps {
  roleOptions: OrganizationRoleOption[];
  onCreated: ((team: TeamDetails) => () => HTMLElement | null) | undefined;
}

const EMPTY = {
  name: '',
  description: '',
  organizationRole: 'ORGANIZATION_MEMBER',
  memberIds: [] as TeamCandidate[],
};

const toInput = ({ memberIds, ...rest }: typeof EMPTY) => ({ ...rest, memberIds: memberIds.map(({ id }) => id) });

/** `Add Team`: name, description, Organization Role and first members. */
export function CreateTeamView({ roleOptions, onCreated }: CreateTeamViewProps) {
  const { organization } = useFrame();
  const { setFinalFocus } = useDialogFrame();
  const toast = useToast();
  const form = useForm(EMPTY, (value) => checkWith(createTeamInput, toInput(value)));
  const { value, change, errors } = form;
  return (
    <FormView
      title="Add Team"
      submitLabel="Add Team"
      pendingLabel="Adding…"
      form={form}
      isDirty={JSON.stringify(value) !== JSON.stringify(EMPTY)}
      action={() => createTeamAction(organization.shortName, toInput(value))}
      onDone={(team) => {
        if (onCreated) setFinalFocus(onCreated(team));
        toast(`Team ${team.name} added`);
      }}
    >
      {(pending) => (
        <>
          <TeamFields value={value} onChange={change} errors={errors} readOnly={pending} />
          <OrganizationRoleField
            value={value.organizationRole}
            onChange={(organizationRole) => change({ organizationRole })}
            options={roleOptions}
            error={errors.organizationRole}
            hint="Every member of the Team has this role. Add roles in Workspaces afterwards."
            ownerNote={OWNER_TEAM_NOTE}
            readOnly={pending}
          />
          <PeoplePicker
            label="Members"
            teamId={null}
            chosen={value.memberIds}
            onChange={(memberIds) => change({ memberIds })}
            error={errors.memberIds}
            readOnly={pending}
            isOptional
          />
        </>
      )}
    </FormView>
  );
}
