'use client';

import { OrganizationRoleField } from '#components/access/organization-role-field.tsx';
import { checkWith } from '#components/forms/check-with.ts';
import { PageForm } from '#components/forms/page-form.tsx';
import { choiceField, textField, type RecordFields } from '#components/forms/rebase.ts';
import { useRecordForm } from '#components/forms/use-record-form.ts';
import { useFrame } from '#components/shell/frame-context.tsx';
import { CanButton } from '#components/tokens/can-button.tsx';
import { Card } from '#components/ui/card.tsx';
import { useToast } from '#components/ui/toast.tsx';
import { roleName } from '#lib/access/roles.ts';
import { updateTeamInput } from '#lib/teams/schemas.ts';
import type { TeamDetails } from '#lib/teams/types.ts';

import { useTeamDialogs } from '../../_components/team-dialogs.tsx';
import { OWNER_TEAM_NOTE, TeamFields } from '../../_components/team-fields.tsx';
import { getTeamAction, updateTeamAction } from '../../team-actions.ts';

const draftOf = ({ name, description, organizationRole }: TeamDetails) => ({ name, description, organizationRole });

const FIELDS: RecordFields<ReturnType<typeof draftOf>> = {
  name: textField('name'),
  description: textField('description'),
  organizationRole: choiceField('Organization Role', roleName),
};

/** `Settings`: what the Team is called and may do in the Organization, then deleting it. */
export function TeamSettings({ team }: { team: TeamDetails }) {
  const { organization } = useFrame();
  const { open } = useTeamDialogs();
  const toast = useToast();
  const address = { teamId: team.id };
  const form = useRecordForm({
    record: team,
    draftOf,
    fields: FIELDS,
    check: (draft) => checkWith(updateTeamInput, { ...address, ...draft }),
  });
  const { value, change, errors, latest } = form;
  return (
    <div className="mb-6 grid max-w-180 gap-4">
      <Card title="Team">
        <PageForm
          form={form}
          can={team.can.edit}
          submitLabel="Update Team"
          pendingLabel="Updating…"
          action={() => updateTeamAction(organization.shortName, { ...address, ...value, basedOn: latest.updatedAt })}
          onDone={(saved) => {
            form.show(saved);
            toast('Team updated');
          }}
          clash={form.clash(() => getTeamAction(organization.shortName, address))}
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
