import { redirect } from 'next/navigation';

import { workspaceHref } from '#components/workspaces/workspace-href.ts';

export default async function WorkspacePage({ params }: PageProps<'/orgs/[org]/workspaces/[ws]'>) {
  const { org, ws } = await params;
  redirect(workspaceHref(org, ws));
}
