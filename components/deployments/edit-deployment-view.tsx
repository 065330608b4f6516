'use client';

import { useState } from 'react';

import { checkWith } from '#components/forms/check-with.ts';
import { FormView } from '#components/forms/form-view.tsx';
import { useForm } from '#components/forms/use-form.ts';
import { useToast } from '#components/ui/toast.tsx';
import { updateDeploymentInput } from '#lib/deployments/schemas.ts';
import type { DeploymentRow } from '#lib/deployments/types.ts';

import { useDeploymentDialogs } from './deployment-dialog-context.ts';
import { DeploymentFields } from './deployment-fields.tsx';

const draftOf = ({ name, description }: DeploymentRow) => ({ name, description });

/** `Edit Deployment`: its name and description. */
export function EditDeploymentView({ deployment }: { deployment: DeploymentRow }) {
  const { organization, workspaceId, actions } = useDeploymentDialogs();
  const [latest, setLatest] = useState(deployment);
  const toast = useToast();
  const address = { workspaceId, deploymentId: deployment.id };
  const form = useForm(draftOf(deployment), (value) => checkWith(updateDeploymentInput, { ...address, ...value }));
  const { value, errors, change } = form;
  const isDirty = value.name !== latest.name || value.description !== latest.description;
  const input = { ...address, ...value, basedOn: latest.updatedAt };
  const loadLatest = async () => {
    const answer = await actions.get(organization.shortName, address);
    if (!answer.ok) return;
    setLatest(answer.data);
    form.reset(draftOf(answer.data));
  };
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
      onLatest={() => void loadLatest()}
    >
      {(pending) => <DeploymentFields value={value} errors={errors} onChange={change} readOnly={pending} />}
    </FormView>
  );
}
