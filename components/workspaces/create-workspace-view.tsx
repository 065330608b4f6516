'use client';

import { useRouter } from 'next/navigation';

import { checkWith } from '#components/forms/check-with.ts';
import { FormView } from '#components/forms/form-view.tsx';
import { useForm } from '#components/forms/use-form.ts';
import { useToast } from '#components/ui/toast.tsx';
import { createWorkspaceInput } from '#lib/workspaces/schemas.ts';

import { useWorkspaceDialogs } from './workspace-dialog-context.ts';
import { WorkspaceFields, type WorkspaceDraft } from './workspace-fields.tsx';
import { workspaceHref } from './workspace-href.ts';

const EMPTY: WorkspaceDraft = { name: '', description: '', isCicdEnforcedDefault: false };

/** `Add Workspace`; the new Workspace opens. */
export function CreateWorkspaceView() {
  const { organization, actions } = useWorkspaceDialogs();
  const router = useRouter();
  const toast = useToast();
  const form = useForm(EMPTY, (value) => checkWith(createWorkspaceInput, value));
  const { value, errors, change } = form;
  return (
    <FormView
      title="Add Workspace"
      submitLabel="Add Workspace"
      pendingLabel="Adding…"
      form={form}
      isDirty={value.name !== '' || value.description !== ''}
      action={() => actions.create(organization.shortName, value)}
      onDone={(workspace) => {
        toast(`Workspace ${workspace.name} added`);
        router.push(workspaceHref(organization.shortName, workspace.id));
      }}
    >
      {(pending) => <WorkspaceFields value={value} errors={errors} onChange={change} readOnly={pending} />}
    </FormView>
  );
}
