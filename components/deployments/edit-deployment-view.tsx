'use client';

import { checkWith } from '#components/forms/check-with.ts';
import { FormView } from '#components/forms/form-view.tsx';
import { textField } from '#components/forms/rebase.ts';
import { useRecordForm } from '#components/forms/use-record-form.ts';
import { useToast } from '#components/ui/toast.tsx';
import { updateDeploymentInput } from '#lib/deployments/schemas.ts';
import type { DeploymentRow } from '#lib/deployments/types.ts';

import { useDeploymentDialogs } from './deployment-dialog-context.ts';
import { DeploymentFields } from './deployment-fields.tsx';

const draftOf = ({ name, description }: DeploymentRow) => ({ name, description });

const FIELDS = { name: textField('name'), description: textField('description') };

/** `Edit Deployment`: its name and description. */
export function EditDeploymentView({ deployment }: { deployment: DeploymentRow }) {
  const { organization, workspaceId, actions } = useDeploymentDialogs();
  const toast = useToast();
  const address = { workspaceId, deploymentId: deployment.id };
  const form = useRecordForm({
    record: deployment,
    draftOf,
    fields: FIELDS,
    check: (draft) => checkWith(updateDeploymentInput, { ...address, ...draft }),
  });
  const { value, errors, change, isDirty, latest } = form;
  const input = { ...address, ...value, basedOn: latest.updatedAt };
  return (
    <FormView
      title="Edit Deployment"
      submitLabel="Update Deployment"
      pendingLabel="Updating…"
      form={form}
      isDirty={isDirty}
      isUnchanged={!isDirty}
      action={() => actions.update(organization.shortName, input)}
      onDone={() => toast('Deployment updated')}
      clash={form.clash(() => actions.get(organization.shortName, address))}
    >
      {(pending) => <DeploymentFields value={value} errors={errors} onChange={change} readOnly={pending} />}
    </FormView>
  );
}
