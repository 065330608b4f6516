import { z } from 'zod';

import { isId } from '#lib/is-id.ts';
import { apiListFields, exactFilterField, listFields } from '#lib/lists.ts';
import { descriptionField as descriptionOf, nameField as nameOf } from '#lib/text-fields.ts';

const WORKSPACE_NAME_MAX = 50;
const WORKSPACE_DESCRIPTION_MAX = 500;

const nameField = nameOf('Enter a name for this Workspace', WORKSPACE_NAME_MAX);
const descriptionField = z.string('Description must be text').trim().pipe(descriptionOf(WORKSPACE_DESCRIPTION_MAX));

export const workspaceIdField = z.string().refine(isId, 'This is not a Workspace ID');
export const workspaceInput = z.strictObject({ workspaceId: workspaceIdField });

const defaults = {
  defaultCloudProvider: z.enum(['AWS', 'AZURE', 'GCP'], 'Choose AWS, AZURE or GCP').nullable().optional(),
  defaultRegion: z
    .string()
    .max(64, 'Region must be 64 characters or fewer')
    .regex(/^[\w.-]*$/, 'Region must be letters, digits, ., _ and -')
    .nullable()
    .optional(),
  defaultClusterId: z.string().refine(isId, 'This is not a cluster ID').nullable().optional(),
};

export const createWorkspaceInput = z.strictObject({
  name: nameField,
  description: descriptionField.default(''),
  isCicdEnforcedDefault: z.boolean().default(false),
  ...defaults,
});

export const updateWorkspaceInput = z.strictObject({
  workspaceId: workspaceIdField,
  name: nameField,
  /** Left out = unchanged; so are the following. */
  description: descriptionField.optional(),
  isCicdEnforcedDefault: z.boolean().optional(),
  ...defaults,
  /** The `updatedAt` the person saw; left out by the REST door, whose clients do not send it. */
  basedOn: z.coerce.date().optional(),
});

const WORKSPACE_SORTS = ['name', 'deployments', 'created', 'updated'] as const;
export const listWorkspacesInput = z.strictObject(listFields(WORKSPACE_SORTS, 'name'));

export const WORKSPACE_API_SORTS = ['name', 'createdAt', 'updatedAt'] as const;
export const listWorkspacesForApiInput = z.strictObject({
  ...apiListFields(WORKSPACE_API_SORTS),
  workspaceIds: exactFilterField,
  names: exactFilterField,
});
