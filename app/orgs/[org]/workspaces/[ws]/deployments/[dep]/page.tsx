import { redirect } from 'next/navigation';

import { deploymentHref } from '#components/workspaces/workspace-href.ts';

export default async function DeploymentPage({ params }: PageProps<'/orgs/[org]/workspaces/[ws]/deployments/[dep]'>) {
  const { org, ws, dep } = await params;
  redirect(deploymentHref(org, ws, dep));
}
