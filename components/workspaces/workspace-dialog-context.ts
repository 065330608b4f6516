import { createContext, use } from 'react';

import type { ActionResult } from '#lib/result.ts';
import type { WorkspaceDetails, WorkspaceRow } from '#lib/workspaces/types.ts';

type Action<T> = (organization: string, input: unknown) => Promise<ActionResult<T>>;

/** The server actions behind the dialogs and the settings; the app hands them in. */
export interface WorkspaceActions {
  /** `{ name, description, isCicdEnforcedDefault }` */
  create: Action<WorkspaceDetails>;
  /** `{ workspaceId, name, description, isCicdEnforcedDefault, basedOn }` */
  update: Action<WorkspaceDetails>;
  /** `{ workspaceId }` */
  get: Action<WorkspaceDetails>;
  remove: Action<{ id: string; name: string; tokensEnded: number; rolesRemoved: number }>;
}

export type WorkspaceDialogView = { kind: 'create' } | { kind: 'delete'; workspace: WorkspaceRow };

interface WorkspaceDialogs {
  organization: { shortName: string };
  actions: WorkspaceActions;
  open: (view: WorkspaceDialogView) => void;
  onDeleted: (workspace: { id: string; name: string }) => void;
}

export const WorkspaceDialogContext = createContext<WorkspaceDialogs | null>(null);

/** Opens the dialogs of the WorkspaceDialogsProvider above. */
export function useWorkspaceDialogs(): WorkspaceDialogs {
  const dialogs = use(WorkspaceDialogContext);
  if (!dialogs) throw new Error('useWorkspaceDialogs needs a WorkspaceDialogsProvider above it.');
  return dialogs;
}
