import { applyDeploymentFile } from '#lib/deployments/apply-deployment-file.ts';
import { listClusters } from '#lib/deployments/clusters.ts';
import { createDeployment } from '#lib/deployments/create-deployment.ts';
import { deleteDeployment } from '#lib/deployments/delete-deployment.ts';
import { getDeploymentForApi } from '#lib/deployments/get-deployment-for-api.ts';
import { getDeploymentFile } from '#lib/deployments/get-deployment-file.ts';
import { getDeployment } from '#lib/deployments/get-deployment.ts';
import { listDeploymentsForApi } from '#lib/deployments/list-deployments-for-api.ts';
import { listDeployments } from '#lib/deployments/list-deployments.ts';
import { requireClusterOptions, requireOptions } from '#lib/deployments/list-options.ts';
import { overrideHibernation, removeHibernationOverride } from '#lib/deployments/override-hibernation.ts';
import { previewDeploymentFile } from '#lib/deployments/preview-deployment-file.ts';
import { createDeploymentForApi, replaceDeployment } from '#lib/deployments/save-deployment-for-api.ts';
import { updateDeployment } from '#lib/deployments/update-deployment.ts';
import { createWorkspace } from '#lib/workspaces/create-workspace.ts';
import { deleteWorkspace } from '#lib/workspaces/delete-workspace.ts';
import { getWorkspace } from '#lib/workspaces/get-workspace.ts';
import { listWorkspacesForApi } from '#lib/workspaces/list-workspaces-for-api.ts';
import { listWorkspaces } from '#lib/workspaces/list-workspaces.ts';
import { updateWorkspace } from '#lib/workspaces/update-workspace.ts';

import { DEPLOYMENT_NAME, operation, type Operation } from '../operation.ts';

/** What a file leaves out is the default for a new Deployment and stays as it is for one that exists. */
const fileFor = (name: string) => `
deployment:
  configuration: {name: ${name}, executor: CELERY}
  worker_queues:
    - {name: default, worker_type: A5}
`;

/** A Workspace is seen by a role on it or on anything in it. */
const SEEN_FROM_INSIDE = [
  { permission: 'workspace.get', on: 'WORKSPACE' },
  { permission: 'deployment.get', on: 'DEPLOYMENT' },
  { permission: 'dag.airflow.dag.get', on: 'DAG' },
] as const;

/** What is told about places to whoever has one, or belongs to the Organization. */
const SOMEWHERE = [{ permission: 'organization.workspaces.list', on: 'ORGANIZATION' }, ...SEEN_FROM_INSIDE] as const;

/** A Deployment as a program sends it whole. */
const documentFor = (name: string) => ({
  deployment: {
    configuration: { name, executor: 'CELERY' },
    worker_queues: [{ name: 'default', worker_type: 'A5' }],
  },
});

const onWorkspace = { on: 'WORKSPACE' } as const;
const onDeployment = { on: 'DEPLOYMENT' } as const;

export const PLACE_OPERATIONS: Operation[] = [
  {
    name: 'list Workspaces',
    needs: SOMEWHERE,
    hasTarget: false,
    run: (ctx) => listWorkspaces(ctx, {}),
  },
  {
    name: 'list Workspaces for programs',
    needs: SOMEWHERE,
    hasTarget: false,
    run: (ctx) => listWorkspacesForApi(ctx, {}),
  },
  {
    name: 'get Workspace',
    needs: SEEN_FROM_INSIDE,
    hasTarget: true,
    run: (ctx, { workspaceId }) => getWorkspace(ctx, { workspaceId }),
  },
  operation('create Workspace', 'organization.workspaces.create', (ctx) => createWorkspace(ctx, { name: 'new' }), {
    hasTarget: false,
  }),
  operation(
    'update Workspace',
    'workspace.update',
    (ctx, { workspaceId }) => updateWorkspace(ctx, { workspaceId, name: 'renamed' }),
    onWorkspace,
  ),
  operation(
    'delete Workspace',
    'workspace.delete',
    (ctx, { emptyWorkspaceId }) => deleteWorkspace(ctx, { workspaceId: emptyWorkspaceId }),
    onWorkspace,
  ),
  {
    name: 'list Deployments',
    needs: SEEN_FROM_INSIDE,
    hasTarget: true,
    run: (ctx, { workspaceId }) => listDeployments(ctx, { workspaceId }),
  },
  {
    name: 'list Deployments for programs',
    needs: SOMEWHERE,
    hasTarget: false,
    run: (ctx) => listDeploymentsForApi(ctx, {}),
  },
  {
    name: 'see Deployment options',
    needs: SOMEWHERE,
    hasTarget: false,
    run: async (ctx) => requireOptions(ctx),
  },
  {
    name: 'see cluster options',
    needs: [{ permission: 'organization.clusters.get', on: 'ORGANIZATION' }, ...SOMEWHERE],
    hasTarget: false,
    run: async (ctx) => requireClusterOptions(ctx),
  },
  operation('list clusters', 'organization.clusters.get', (ctx) => listClusters(ctx), { hasTarget: false }),
  operation(
    'create Deployment for programs',
    'workspace.deployments.create',
    (ctx, { workspaceId }) => createDeploymentForApi(ctx, { workspaceId, document: documentFor('new') }),
    onWorkspace,
  ),
  operation(
    'get Deployment for programs',
    'deployment.get',
    (ctx, { deploymentId }) => getDeploymentForApi(ctx, { deploymentId }),
    onDeployment,
  ),
  operation(
    'replace Deployment',
    'deployment.update',
    (ctx, { deploymentId }) =>
      replaceDeployment(ctx, { deploymentId, name: 'renamed', document: documentFor('renamed') }),
    onDeployment,
  ),
  operation(
    'override hibernation',
    'deployment.update',
    async (ctx, { deploymentId }) => {
      const { deployment } = documentFor(DEPLOYMENT_NAME);
      const configuration = { ...deployment.configuration, is_development_mode: true };
      const document = { deployment: { ...deployment, configuration } };
      await replaceDeployment(ctx, { deploymentId, name: DEPLOYMENT_NAME, document });
      await overrideHibernation(ctx, { deploymentId, isHibernating: true });
      return removeHibernationOverride(ctx, { deploymentId });
    },
    onDeployment,
  ),
  operation(
    'create Deployment',
    'workspace.deployments.create',
    (ctx, { workspaceId }) => createDeployment(ctx, { workspaceId, name: 'new' }),
    onWorkspace,
  ),
  operation(
    'preview Deployment file',
    'workspace.deployments.create',
    (ctx, { workspaceId }) => previewDeploymentFile(ctx, { workspaceId, file: fileFor('new') }),
    onWorkspace,
  ),
  operation(
    'create Deployment by file',
    'workspace.deployments.create',
    (ctx, { workspaceId }) => applyDeploymentFile(ctx, { workspaceId, file: fileFor('new') }),
    onWorkspace,
  ),
  operation(
    'get Deployment',
    'deployment.get',
    (ctx, { deploymentId }) => getDeployment(ctx, { deploymentId }),
    onDeployment,
  ),
  operation(
    'download Deployment file',
    'deployment.get',
    (ctx, { deploymentId }) => getDeploymentFile(ctx, { deploymentId }),
    onDeployment,
  ),
  operation(
    'update Deployment',
    'deployment.update',
    (ctx, { deploymentId }) => updateDeployment(ctx, { deploymentId, name: 'renamed' }),
    onDeployment,
  ),
  operation(
    'update Deployment by file',
    'deployment.update',
    (ctx, { deploymentId, workspaceId }) =>
      applyDeploymentFile(ctx, { deploymentId, workspaceId, file: fileFor(DEPLOYMENT_NAME) }),
    onDeployment,
  ),
  operation(
    'delete Deployment',
    'deployment.delete',
    (ctx, { deploymentId }) => deleteDeployment(ctx, { deploymentId }),
    onDeployment,
  ),
];
