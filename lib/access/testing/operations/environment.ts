import {
  createEnvironmentObject,
  deleteEnvironmentObject,
  excludeEnvironmentLink,
  updateEnvironmentObject,
} from '#lib/environment/change-objects.ts';
import { getEnvironmentObject, listEnvironmentObjects } from '#lib/environment/read-objects.ts';

import { operation, type Operation } from '../operation.ts';

const onWorkspace = { on: 'WORKSPACE' } as const;
const onDeployment = { on: 'DEPLOYMENT' } as const;
const MANAGE = 'workspace.envObjects.manage';
const added = { objectType: 'CONNECTION', objectKey: 'new', facts: {} };

export const ENVIRONMENT_OPERATIONS: Operation[] = [
  operation('list all environment objects', 'organization.workspaces.own', (ctx) => listEnvironmentObjects(ctx, {}), {
    hasTarget: false,
  }),
  {
    // Of a Workspace that is not there, the list is empty: what a filter does.
    ...operation(
      'list environment objects of a Workspace',
      MANAGE,
      (ctx, { workspaceId }) => listEnvironmentObjects(ctx, { workspaceId }),
      onWorkspace,
    ),
    hasTarget: false,
  },
  operation(
    'list environment objects of a Deployment',
    'deployment.envObjects.get',
    (ctx, { deploymentId }) => listEnvironmentObjects(ctx, { deploymentId }),
    onDeployment,
  ),
  operation(
    'get environment object of a Workspace',
    MANAGE,
    (ctx, { environmentObjectId: id }) => getEnvironmentObject(ctx, { id }),
    onWorkspace,
  ),
  operation(
    'create environment object of a Workspace',
    MANAGE,
    (ctx, { workspaceId }) => createEnvironmentObject(ctx, { scope: 'WORKSPACE', entityId: workspaceId, ...added }),
    onWorkspace,
  ),
  operation(
    'create environment object of a Deployment',
    'deployment.envObjects.create',
    (ctx, { deploymentId }) => createEnvironmentObject(ctx, { scope: 'DEPLOYMENT', entityId: deploymentId, ...added }),
    onDeployment,
  ),
  operation(
    'update environment object of a Workspace',
    MANAGE,
    (ctx, { environmentObjectId: id }) => updateEnvironmentObject(ctx, { id, facts: { CONNECTION: { host: 'new' } } }),
    onWorkspace,
  ),
  operation(
    'exclude a Deployment from an environment object',
    MANAGE,
    (ctx, { environmentObjectId: id, deploymentId }) => excludeEnvironmentLink(ctx, { id, deploymentId }),
    onWorkspace,
  ),
  operation(
    'delete environment object of a Workspace',
    MANAGE,
    (ctx, { environmentObjectId: id }) => deleteEnvironmentObject(ctx, { id }),
    onWorkspace,
  ),
];
