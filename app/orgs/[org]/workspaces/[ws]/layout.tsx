import { WorkspaceShell } from '#components/workspaces/workspace-shell.tsx';

import { readWorkspace } from './read-workspace.ts';

type Props = LayoutProps<'/orgs/[org]/workspaces/[ws]'>;

/** Whether the Workspace exists for this person is decided here, so that the status is right. */
export default async function WorkspaceLayout({ children, params }: Props) {
  const { id, name, pages } = await readWorkspace(params);
  return <WorkspaceShell workspace={{ id, name, pages }}>{children}</WorkspaceShell>;
}
