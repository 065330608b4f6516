import { createContext, use } from 'react';

import type { DeploymentDetails, DeploymentPreview, DeploymentRow } from '#lib/deployments/types.ts';
import type { ActionResult } from '#lib/result.ts';

type Action<T> = (organization: string, input: unknown) => Promise<ActionResult<T>>;

/** The server actions behind the dialogs; the app hands them in. */
export interface DeploymentActions {
  /** `{ workspaceId, name, description }` */
  create: Action<DeploymentDetails>;
  /** `{ workspaceId, deploymentId, name, description, basedOn }` */
  update: Action<DeploymentDetails>;
  /** `{ workspaceId, deploymentId }` */
  remove: Action<{ id: string; name: string; tokensEnded: number; rolesRemoved: number }>;
  get: Action<DeploymentDetails>;
  /** `{ workspaceId, deploymentId?, file }` */
  preview: Action<DeploymentPreview>;
  /** `{ workspaceId, deploymentId?, file, basedOn? }` */
  apply: Action<DeploymentDetails>;
  /** `{ workspaceId, deploymentId, isTemplate }` */
  file: Action<{ fileName: string; text: string }>;
}

export type DeploymentDialogView =
  | { kind: 'create' }
  | { kind: 'edit' | 'delete'; deployment: DeploymentRow }
  /** Without a Deployment the file creates one. */
  | { kind: 'file'; deployment: DeploymentRow | null };

interface DeploymentDialogs {
  organization: { shortName: string };
  workspaceId: string;
  actions: DeploymentActions;
  open: (view: DeploymentDialogView) => void;
  onDeleted: (deployment: { id: string; name: string }) => void;
}

export const DeploymentDialogContext = createContext<DeploymentDialogs | null>(null);

/** Opens the dialogs of the DeploymentDialogsProvider above. */
export function useDeploymentDialogs(): DeploymentDialogs {
  const dialogs = use(DeploymentDialogContext);
  if (!dialogs) throw new Error('useDeploymentDialogs needs a DeploymentDialogsProvider above it.');
  return dialogs;
}
