import { z } from 'zod';

import { isId } from '#lib/is-id.ts';
import { listFields } from '#lib/lists.ts';

/** Length in code points, as people count characters. */
const length = (text: string) => [...text].length;

const WORKSPACE_NAME_MAX = 50;
const WORKSPACE_DESCRIPTION_MAX = 500;

const nameField = z
  .string('Enter a name for this Workspace')
  .trim()
  .superRefine((text, check) => {
    const refuse = (message: string) => check.addIssue({ code: 'custom', message });
    if (text === '') refuse('Enter a name for this Workspace');
    else if (/\p{Cc}|\u2028|\u2029/u.test(text)) refuse('Name must be one line of text');
    else if (length(text) > WORKSPACE_NAME_MAX) {
      refuse(`Name must be ${WORKSPACE_NAME_MAX} characters or fewer. It has ${length(text)}.`);
    }
  });

const descriptionField = z
  .string('Description must be text')
  .trim()
  .superRefine((text, check) => {
    const refuse = (message: string) => check.addIssue({ code: 'custom', message });
    if (text.includes('\u0000')) refuse('Description must be text');
    else if (length(text) > WORKSPACE_DESCRIPTION_MAX) {
      refuse(`Description must be ${WORKSPACE_DESCRIPTION_MAX} characters or fewer. It has ${length(text)}.`);
    }
  });

export const workspaceIdField = z.string().refine(isId, 'This is not a Workspace ID');
export const workspaceInput = z.strictObject({ workspaceId: workspaceIdField });

const defaults = {
  defaultCloudProvider: z.enum(['AWS', 'AZURE', 'GCP'], 'Choose AWS, AZURE or GCP').nullable().optional(),
  defaultRegion: z.string().max(64).nullable().optional(),
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
