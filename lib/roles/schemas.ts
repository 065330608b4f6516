import { z } from 'zod';

import { PERMISSIONS_OF } from '#lib/access/permissions.ts';
import type { CustomRoleScope } from '#lib/access/role-templates.ts';
import { isBuiltInRole, ROLE_FACTS } from '#lib/access/roles.ts';
import { isId } from '#lib/is-id.ts';
import { apiListFields, filterField, listFields } from '#lib/lists.ts';
import { descriptionField, nameField } from '#lib/text-fields.ts';

const ROLE_NAME_MAX = 128;
export const ROLE_DESCRIPTION_MAX = 500;
export const ROLE_SCOPES = ['DEPLOYMENT', 'DAG'] as const;

const BUILT_IN_NAMES = new Set(Object.values(ROLE_FACTS).map((facts) => facts.name.toLowerCase()));

/** True for the symbolic or human name of a built-in role, ignoring case: bindings name roles by their name. */
function isReservedName(name: string): boolean {
  return isBuiltInRole(name.toUpperCase()) || BUILT_IN_NAMES.has(name.toLowerCase());
}

const roleName = nameField('Enter a name for this role', ROLE_NAME_MAX).superRefine((text, check) => {
  if (!isReservedName(text)) return;
  check.addIssue({ code: 'custom', message: `${text} is the name of a built-in role. Choose another name.` });
});

/** Null means "not set" and is kept apart from an empty text (api-contract 4.9). */
const description = descriptionField(ROLE_DESCRIPTION_MAX).nullable();

const permissionsField = z
  .array(z.string('A permission is text').max(128))
  .min(1, 'Choose at least one permission')
  .max(500, 'Choose at most 500 permissions');

/** Null and an empty list both mean "works in every Workspace". */
const restrictedField = z
  .array(z.string().refine(isId, 'This is not a Workspace ID'))
  .max(1000, 'Restrict a role to at most 1,000 Workspaces')
  .refine((ids) => new Set(ids).size === ids.length, 'Name each Workspace once')
  .nullable()
  .transform((ids) => ids ?? []);

const scopeField = z.enum(ROLE_SCOPES, 'A custom role has the scope DEPLOYMENT or DAG');
const roleIdField = z.string('This is not a role ID').refine(isId, 'This is not a role ID');
/** The `updatedAt` the person saw; a newer one in the database is a clash. */
const basedOnField = z.coerce.date();

export const createRoleInput = z.strictObject({
  name: roleName,
  description: description.default(null),
  scope: scopeField,
  permissions: permissionsField,
  restrictedWorkspaceIds: restrictedField.default([]),
});

export const updateRoleInput = z.strictObject({
  roleId: roleIdField,
  name: roleName,
  /** Left out = unchanged, here and below. */
  description: description.optional(),
  permissions: permissionsField.optional(),
  restrictedWorkspaceIds: restrictedField.optional(),
  basedOn: basedOnField.optional(),
});

export const updateRestrictedWorkspacesInput = z.strictObject({
  roleId: roleIdField,
  restrictedWorkspaceIds: restrictedField,
  basedOn: basedOnField.optional(),
});

export const previewRoleChangeInput = z.strictObject({
  roleId: roleIdField,
  permissions: permissionsField.optional(),
  restrictedWorkspaceIds: restrictedField.optional(),
});

export const roleInput = z.strictObject({ roleId: roleIdField });

/** A built-in role by name or a custom one by id. */
export const roleHoldersInput = z.union([
  z.strictObject({ roleId: roleIdField }),
  z.strictObject({ name: z.string().refine(isBuiltInRole, 'This is not a built-in role') }),
]);

const ROLE_SORTS = ['name', 'scope', 'permissions', 'usedBy', 'updated'] as const;

/** The list's question; the URL of the page holds the same names. */
export const listRolesInput = z.strictObject({
  ...listFields(ROLE_SORTS, 'name'),
  scope: filterField,
});

/** The names that are not permissions of the scope. */
export function unknownPermissions(scope: CustomRoleScope, names: readonly string[]): string[] {
  const known: ReadonlySet<string> = new Set(PERMISSIONS_OF[scope]);
  return names.filter((name) => !known.has(name));
}

export const ROLE_API_SORTS = ['name', 'scopeType', 'description', 'createdAt', 'updatedAt'] as const;
export const listRolesForApiInput = z.strictObject({
  ...apiListFields(ROLE_API_SORTS),
  scopes: z.array(z.string().max(16)).default([]),
});
