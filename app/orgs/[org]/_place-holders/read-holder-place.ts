import type { HolderPlace } from '#lib/subject-roles/types.ts';

import { readDeployment } from '../workspaces/[ws]/deployments/[dep]/read-deployment.ts';
import { readWorkspace } from '../workspaces/[ws]/read-workspace.ts';

/** The ids of a page about people or Teams: of a Workspace, or of a Deployment in one. */
export interface HolderParams {
  org: string;
  ws: string;
  dep?: string;
}

/** The Workspace or Deployment in the URL, read once per request however many parts of the page ask. */
export async function readHolderPlace(params: Promise<HolderParams>): Promise<HolderPlace> {
  const { org, ws, dep } = await params;
  if (dep === undefined) {
    const { id, name } = await readWorkspace(params);
    return { level: 'WORKSPACE', id, name, workspaceId: id, workspaceName: name };
  }
  const { id, name, workspaceId, workspaceName } = await readDeployment(Promise.resolve({ org, ws, dep }));
  return { level: 'DEPLOYMENT', id, name, workspaceId, workspaceName };
}
