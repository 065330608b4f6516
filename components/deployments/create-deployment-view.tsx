'use client';

import { useRouter } from 'next/navigation';

import { checkWith } from '#components/forms/check-with.ts';
import { FormView } from '#components/forms/form-view.tsx';
import { useForm } from '#components/forms/use-form.ts';
import { useToast } from '#components/ui/toast.tsx';
import { deploymentHref } from '#components/workspaces/workspace-href.ts';
import { createDeploymentInput } from '#lib/deployments/schemas.ts';

import { useDeploymentDialogs } from './deployment-dialog-context.ts';
import { DeploymentFields } from './deployment-fields.tsx';

/** `Create Deployment` by its name; the rest comes from the defaults and can be changed by a file. */
export function CreateDeploymentView() {
  const { organization, workspaceId, actions } = useDeploymentDialogs();
  const router = useRouter();
  const toast = useToast();
  const form = useForm({ name: '', description: '' }, (value) =>
    checkWith(createDeploymentInput, { workspaceId, ...value }),
  );
  const { value, errors, change } = form;
  return (
    <FormView
      title="Create Deployment"
      submitLabel="Create Deployment"
      pendingLabel="Creating…"
      form={form}
      isDirty={value.name !== '' || value.description !== ''}
      action={() => actions.create(organization.shortName, { workspaceId, ...value })}
      onDone={(deployment) => {
        toast(`Deployment ${deployment.name} created`);
        router.push(deploymentHref(organization.shortName, workspaceId, deployment.id));
      }}
    >
      {(pending) => (
        <>
          <DeploymentFields value={value} errors={errors} onChange={change} readOnly={pending} />
          <p className="text-muted">
            It starts with one worker queue and the defaults of this Workspace. Change the rest with a Deployment file.
          </p>
        </>
      )}
    </FormView>
  );
}
