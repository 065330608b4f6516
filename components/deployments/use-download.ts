'use client';

import { useToast } from '#components/ui/toast.tsx';

import { useDeploymentDialogs } from './deployment-dialog-context.ts';

/** Saves a Deployment as a file, or as a template for others like it. */
export function useDownload(): (deploymentId: string, isTemplate: boolean) => Promise<void> {
  const { organization, workspaceId, actions } = useDeploymentDialogs();
  const toast = useToast();
  return async (deploymentId, isTemplate) => {
    const answer = await actions
      .file(organization.shortName, { workspaceId, deploymentId, isTemplate })
      .catch(() => null);
    if (!answer) return toast('The server did not answer. Try again.');
    if (!answer.ok) return toast(answer.message);
    const url = URL.createObjectURL(new Blob([answer.data.text], { type: 'application/yaml' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = answer.data.fileName;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  };
}
