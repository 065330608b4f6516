'use client';

import { useState } from 'react';

import { OrganizationRoleField } from '#components/access/organization-role-field.tsx';
import { checkWith } from '#components/forms/check-with.ts';
import { PageForm } from '#components/forms/page-form.tsx';
import { useForm } from '#components/forms/use-form.ts';
import { useFrame } from '#components/shell/frame-context.tsx';
import { CanButton } from '#components/tokens/can-button.tsx';
import { Card } from '#components/ui/card.tsx';
import { useToast } from '#components/ui/toast.tsx';
import { updateTeamInput } from '#lib/teams/schemas.ts';
import type { TeamDetails } from '#lib/teams/types.ts';

import { useTeamDialogs } from '../../_components/team-dialogs.tsx';
import { OWNER_TEAM_NOTE, TeamFields } from '../../_components/team-fields.tsx';
import { getTeamAction, updateTeamAction } from '../../team-actions.ts';

const draftOf = ({ name, description, organizationRole }: TeamDetails) => ({ name, description, organizationRole });
const isSame = (a: object, b: object) => JSON.stringify(a) === JSON.stringify(b);

/** `Settings`: what the Team is called and may do in the Organization, then deleting it. */
export function TeamSettings({ team }: { team: TeamDetails }) {
  const { organization } = useFrame();
  const { open } = useTeamDialogs();
  const toast = useToast();
  // What the person saw: the base of their change.
  const [base, setBase] = useState(team);
  const form = useForm(draftOf(team), (value) => checkWith(updateTeamInput, { teamId: team.id, ...value }));
  const { value, change, errors } = form;
  const isDirty = !isSame(value, draftOf(base));
  const accept = (saved: TeamDetails) => {
    setBase(saved);
    form.reset(draftOf(saved));
  };
  // The page brought a newer record, and nothing was typed that it would replace.
  if (team.updatedAt > base.updatedAt && !isDirty) accept(team);
  const get = () => getTeamAction(organization.shortName, { teamId: team.id });
  return (
    <div className="mb-6 grid max-w-180 gap-4">
      <Card title="Team">
        <PageForm
          form={form}
          can={team.can.edit}
          isDirty={isDirty}
          submitLabel="Update Team"
          pendingLabel="Updating…"
          action={() =>
            updateTeamAction(organization.shortName, { teamId: team.id, ...value, basedOn: base.updatedAt })
          }
          onDone={(saved) => {
            accept(saved);
            toast('Team updated');
          }}
          onDiscard={() => form.reset(draftOf(base))}
          latest={get}
          onLatest={accept}
        >
          {(readOnly) => (
            <>
              <TeamFields value={value} onChange={change} errors={errors} readOnly={readOnly} />
              <OrganizationRoleField
                value={value.organizationRole}
                onChange={(organizationRole) => change({ organizationRole })}
                options={team.roleOptions}
                error={errors.organizationRole}
                hint="Every member has this role from the next request on."
                ownerNote={OWNER_TEAM_NOTE}
                readOnly={readOnly}
              />
            </>
          )}
        </PageForm>
      </Card>
      <Card title="Danger zone">
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3">
          <p className="min-w-0 flex-1 basis-60">Its members lose the roles it gave them. It cannot be recovered.</p>
          <CanButton can={team.can.delete} kind="danger-quiet" onClick={() => open({ kind: 'delete', team })}>
            Delete Team
          </CanButton>
        </div>
      </Card>
    </div>
  );
}
