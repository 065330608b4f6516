import type { DeploymentActions } from '#components/deployments/deployment-dialog-context.ts';

import {
  applyDeploymentFileAction,
  createDeploymentAction,
  deleteDeploymentAction,
  getDeploymentAction,
  getDeploymentFileAction,
  previewDeploymentFileAction,
  updateDeploymentAction,
} from './actions.ts';

/** What dialogs about Deployments may ask the server, handed to them as one prop. */
export const deploymentActions: DeploymentActions = {
  create: createDeploymentAction,
  update: updateDeploymentAction,
  remove: deleteDeploymentAction,
  get: getDeploymentAction,
  preview: previewDeploymentFileAction,
  apply: applyDeploymentFileAction,
  file: getDeploymentFileAction,
};
