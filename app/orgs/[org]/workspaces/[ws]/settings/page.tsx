import { redirect } from 'next/navigation';

import { workspaceHref } from '#components/workspaces/workspace-href.ts';

export default async function WorkspaceSettingsPage({ params }: PageProps<'/orgs/[org]/workspaces/[ws]/settings'>) {
  const { org, ws } = await params;
  redirect(workspaceHref(org, ws, 'settings/general'));
}
