'use client';

import { FormView } from '#components/forms/form-view.tsx';
import { useForm } from '#components/forms/use-form.ts';
import { useFrame } from '#components/shell/frame-context.tsx';
import { useToast } from '#components/ui/toast.tsx';
import { roleName } from '#lib/access/roles.ts';
import { plural } from '#lib/format.ts';
import type { TeamCandidate, TeamRow } from '#lib/teams/types.ts';

import { addTeamMembersAction } from '../team-actions.ts';
import { PeoplePicker } from './people-picker.tsx';

const EMPTY = { memberIds: [] as TeamCandidate[] };

/** `Add members`: people of the Organization, each of whom gets every role of the Team. */
export function AddMembersView({ team }: { team: TeamRow }) {
  const { organization } = useFrame();
  const toast = useToast();
  const form = useForm(EMPTY, ({ memberIds }): Record<string, string> =>
    memberIds.length === 0 ? { memberIds: 'Choose at least one person' } : {},
  );
  const { memberIds } = form.value;
  return (
    <FormView
      title="Add members"
      submitLabel="Add members"
      pendingLabel="Adding…"
      form={form}
      isDirty={memberIds.length > 0}
      action={() =>
        addTeamMembersAction(organization.shortName, { teamId: team.id, memberIds: memberIds.map(({ id }) => id) })
      }
      onDone={({ added }) => toast(`${plural(added, 'member')} added`)}
    >
      {(pending) => (
        <>
          <p>
            Each person gets every role of <b className="font-semibold wrap-anywhere">{team.name}</b>, such as{' '}
            {roleName(team.organizationRole)}, with the next request.
          </p>
          <PeoplePicker
            label="People"
            teamId={team.id}
            chosen={memberIds}
            onChange={(chosen) => form.change({ memberIds: chosen })}
            error={form.errors.memberIds}
            readOnly={pending}
            startsFocused
          />
        </>
      )}
    </FormView>
  );
}
