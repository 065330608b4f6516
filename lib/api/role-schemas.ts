import { z } from '@hono/zod-openapi';

import { invalidField } from '#lib/errors.ts';
import { ORGANIZATION_ROLES } from '#lib/access/roles.ts';

import { text } from './schemas.ts';

const heldLists = {
  workspaceRoles: z.array(z.object({ workspaceId: z.string(), role: z.string() })).optional(),
  deploymentRoles: z.array(z.object({ deploymentId: z.string(), role: z.string() })).optional(),
  dagRoles: z
    .array(
      z.object({
        deploymentId: z.string(),
        role: z.string(),
        dagId: z.string().optional(),
        dagTag: z.string().optional(),
      }),
    )
    .optional(),
};

/** Roles held, by level (api-contract 4.3); lists without entries are left out. */
export const heldRoles = { organizationRole: z.string().optional(), ...heldLists };
export const subjectRolesSchema = z.object(heldRoles).openapi('SubjectRoles');

const sentLists = {
  workspaceRoles: z.array(z.object({ workspaceId: text('workspaceId'), role: text('role') })).nullish(),
  deploymentRoles: z.array(z.object({ deploymentId: text('deploymentId'), role: text('role') })).nullish(),
  dagRoles: z
    .array(
      z.object({
        deploymentId: text('deploymentId'),
        role: text('role'),
        dagId: text('dagId').nullish(),
        dagTag: text('dagTag').nullish(),
      }),
    )
    .nullish(),
};
const sentRole = z.enum(ORGANIZATION_ROLES, `organizationRole must be one of ${ORGANIZATION_ROLES.join(', ')}`);
const description =
  'Replaces the lists that are sent; an empty list clears. A list that is left out stays as it is, except for the Terraform provider, for which it clears.';

export const updateUserRolesBody = z
  .object({ organizationRole: sentRole.nullish(), ...sentLists })
  .openapi('UpdateUserRolesRequest', { description });
export const updateTeamRolesBody = z
  .object({ organizationRole: sentRole, ...sentLists })
  .openapi('UpdateTeamRolesRequest', { description });

/** What was sent, as the service takes it: null is left out, and empty Dag fields are none. */
export function sentRoles(body: z.infer<typeof updateUserRolesBody>) {
  const { organizationRole, workspaceRoles, deploymentRoles, dagRoles } = body;
  if (!organizationRole && (workspaceRoles ?? deploymentRoles ?? dagRoles)) {
    throw invalidField('organizationRole', 'required', 'Send organizationRole together with lists of roles.');
  }
  return {
    ...(organizationRole && { organizationRole }),
    ...(workspaceRoles && { workspaceRoles }),
    ...(deploymentRoles && { deploymentRoles }),
    ...(dagRoles && {
      dagRoles: dagRoles.map(({ dagId, dagTag, ...entry }) => ({
        ...entry,
        ...(dagId && { dagId }),
        ...(dagTag && { dagTag }),
      })),
    }),
  };
}
