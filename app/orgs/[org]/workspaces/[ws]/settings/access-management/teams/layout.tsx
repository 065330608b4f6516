import { requirePermission } from '#lib/access/require-permission.ts';
import { readForPage } from '#lib/doors/page.ts';

import { readWorkspace } from '../../../read-workspace.ts';

type Props = LayoutProps<'/orgs/[org]/workspaces/[ws]/settings/access-management/teams'>;

/** Above every loading state, so that a refusal still answers 403. The services ask again. */
export default async function WorkspaceTeamsLayout({ children, params }: Props) {
  const { id: workspaceId } = await readWorkspace(params);
  await readForPage(params, (ctx) =>
    requirePermission(ctx, 'workspace.users.get', { organizationId: ctx.organization.id, workspaceId }),
  );
  return children;
}
