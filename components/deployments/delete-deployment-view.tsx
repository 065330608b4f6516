'use client';

import { ConfirmView } from '#components/forms/confirm-view.tsx';
import { useToast } from '#components/ui/toast.tsx';
import type { DeploymentRow } from '#lib/deployments/types.ts';

import { useDeploymentDialogs } from './deployment-dialog-context.ts';

/** `Delete this Deployment?`: typed, because nothing brings it back. */
export function DeleteDeploymentView({ deployment }: { deployment: DeploymentRow }) {
  const { organization, workspaceId, actions, onDeleted } = useDeploymentDialogs();
  const toast = useToast();
  return (
    <ConfirmView
      title="Delete this Deployment?"
      confirmLabel="Yes, Continue"
      pendingLabel="Deleting…"
      typed
      action={() => actions.remove(organization.shortName, { workspaceId, deploymentId: deployment.id })}
      onDone={() => {
        onDeleted(deployment);
        toast(`Deployment ${deployment.name} deleted`);
      }}
    >
      <p className="font-semibold wrap-anywhere">{deployment.name}</p>
      <p>
        Its configuration, environment variables and own API tokens are deleted, and everybody loses their roles on it
        and on its Dags. A deleted Deployment cannot be recovered.
      </p>
    </ConfirmView>
  );
}
