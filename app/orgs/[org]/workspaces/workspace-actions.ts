import type { WorkspaceActions } from '#components/workspaces/workspace-dialog-context.ts';

import { createWorkspaceAction, deleteWorkspaceAction, getWorkspaceAction, updateWorkspaceAction } from './actions.ts';

/** What dialogs and settings of Workspaces may ask the server, handed to them as one prop. */
export const workspaceActions: WorkspaceActions = {
  create: createWorkspaceAction,
  update: updateWorkspaceAction,
  get: getWorkspaceAction,
  remove: deleteWorkspaceAction,
};
