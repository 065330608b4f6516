'use client';

import { checkWith } from '#components/forms/check-with.ts';
import { PageForm } from '#components/forms/page-form.tsx';
import { choiceField, textField, type RecordFields } from '#components/forms/rebase.ts';
import { useRecordForm } from '#components/forms/use-record-form.ts';
import { useToast } from '#components/ui/toast.tsx';
import { useWorkspaceDialogs } from '#components/workspaces/workspace-dialog-context.ts';
import { WorkspaceFields, type WorkspaceDraft } from '#components/workspaces/workspace-fields.tsx';
import { updateWorkspaceInput } from '#lib/workspaces/schemas.ts';
import type { WorkspaceDetails } from '#lib/workspaces/types.ts';

const draftOf = ({ name, description, isCicdEnforcedDefault }: WorkspaceDetails): WorkspaceDraft => ({
  name,
  description,
  isCicdEnforcedDefault,
});

const FIELDS: RecordFields<WorkspaceDraft> = {
  name: textField('name'),
  description: textField('description'),
  isCicdEnforcedDefault: choiceField('CI/CD enforcement for new Deployments', (isOn) => (isOn ? 'on' : 'off')),
};

/** The settings of a Workspace in the page. */
export function WorkspaceForm({ workspace }: { workspace: WorkspaceDetails }) {
  const { organization, actions } = useWorkspaceDialogs();
  const toast = useToast();
  const address = { workspaceId: workspace.id };
  const form = useRecordForm({
    record: workspace,
    draftOf,
    fields: FIELDS,
    check: (value) => checkWith(updateWorkspaceInput, { ...address, ...value }),
  });
  const { value, errors, change, latest } = form;
  return (
    <PageForm
      form={form}
      can={workspace.can.update}
      submitLabel="Update Workspace"
      pendingLabel="Updating…"
      action={() => actions.update(organization.shortName, { ...address, ...value, basedOn: latest.updatedAt })}
      onDone={(saved) => {
        form.show(saved);
        toast('Workspace updated');
      }}
      clash={form.clash(() => actions.get(organization.shortName, address))}
    >
      {(readOnly) => <WorkspaceFields value={value} errors={errors} onChange={change} readOnly={readOnly} />}
    </PageForm>
  );
}
