import { z } from 'zod';

import { isId } from '#lib/is-id.ts';
import { apiListFields, exactFilterField, listFields } from '#lib/lists.ts';
import { descriptionField as descriptionOf, nameField as nameOf } from '#lib/text-fields.ts';
import { workspaceIdField } from '#lib/workspaces/schemas.ts';

import { DEPLOYMENT_DESCRIPTION_MAX, DEPLOYMENT_NAME_MAX, DEPLOYMENT_STATUSES, EXECUTORS } from './configuration.ts';

const nameField = nameOf('Enter a name for this Deployment', DEPLOYMENT_NAME_MAX);
const descriptionField = z.string('Description must be text').trim().pipe(descriptionOf(DEPLOYMENT_DESCRIPTION_MAX));

const deploymentIdField = z.string().refine(isId, 'This is not a Deployment ID');
const basedOnField = z.coerce.date();
const fileField = z.string('Paste or choose a Deployment file').max(1_000_000, 'The file is larger than 256 KiB.');

/** `workspaceId` is what the address says; a Deployment elsewhere is then not found. */
export const deploymentInput = z.strictObject({
  deploymentId: deploymentIdField,
  workspaceId: workspaceIdField.optional(),
});

export const createDeploymentInput = z.strictObject({
  workspaceId: workspaceIdField,
  name: nameField,
  description: descriptionField.default(''),
});

export const updateDeploymentInput = deploymentInput.extend({
  name: nameField,
  /** Left out = unchanged. */
  description: descriptionField.optional(),
  basedOn: basedOnField.optional(),
});

/** A new Deployment by a file, or with `deploymentId` a change of that one. */
export const deploymentFileInput = z.strictObject({
  workspaceId: workspaceIdField,
  deploymentId: deploymentIdField.optional(),
  file: fileField,
  basedOn: basedOnField.optional(),
});

const DEPLOYMENT_SORTS = ['name', 'status', 'runtime', 'created', 'updated'] as const;
export const listDeploymentsInput = z.strictObject({
  workspaceId: workspaceIdField,
  ...listFields(DEPLOYMENT_SORTS, 'name'),
  status: z.array(z.enum(DEPLOYMENT_STATUSES)).default([]),
  executor: z.array(z.enum(EXECUTORS)).default([]),
});

export const DEPLOYMENT_API_SORTS = ['name', 'createdAt', 'updatedAt'] as const;
export const listDeploymentsForApiInput = z.strictObject({
  ...apiListFields(DEPLOYMENT_API_SORTS),
  deploymentIds: exactFilterField,
  names: exactFilterField,
  workspaceIds: exactFilterField,
});

/** A Deployment as programs send it whole; `document` is a Deployment file as plain values. */
export const createDeploymentForApiInput = z.strictObject({
  workspaceId: workspaceIdField,
  document: z.unknown(),
  clusterId: z.string().optional(),
});
export const replaceDeploymentInput = z.strictObject({
  deploymentId: deploymentIdField,
  name: nameField,
  document: z.unknown(),
});

export const hibernationOverrideInput = z.strictObject({
  deploymentId: deploymentIdField,
  isHibernating: z.boolean('isHibernating must be true or false'),
  overrideUntil: z.iso
    .datetime({ offset: true, message: 'overrideUntil must be a time such as 2026-01-02T03:04:05Z' })
    .optional(),
});
