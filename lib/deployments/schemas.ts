import { z } from 'zod';

import { isId } from '#lib/is-id.ts';
import { listFields } from '#lib/lists.ts';
import { workspaceIdField } from '#lib/workspaces/schemas.ts';

import { DEPLOYMENT_DESCRIPTION_MAX, DEPLOYMENT_NAME_MAX, DEPLOYMENT_STATUSES, EXECUTORS } from './configuration.ts';

/** Length in code points, as people count characters. */
const length = (text: string) => [...text].length;

const nameField = z
  .string('Enter a name for this Deployment')
  .trim()
  .superRefine((text, check) => {
    const refuse = (message: string) => check.addIssue({ code: 'custom', message });
    if (text === '') refuse('Enter a name for this Deployment');
    else if (/\p{Cc}|\u2028|\u2029/u.test(text)) refuse('Name must be one line of text');
    else if (length(text) > DEPLOYMENT_NAME_MAX) {
      refuse(`Name must be ${DEPLOYMENT_NAME_MAX} characters or fewer. It has ${length(text)}.`);
    }
  });

const descriptionField = z
  .string('Description must be text')
  .trim()
  .superRefine((text, check) => {
    const refuse = (message: string) => check.addIssue({ code: 'custom', message });
    if (text.includes('\u0000')) refuse('Description must be text');
    else if (length(text) > DEPLOYMENT_DESCRIPTION_MAX) {
      refuse(`Description must be ${DEPLOYMENT_DESCRIPTION_MAX} characters or fewer. It has ${length(text)}.`);
    }
  });

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
