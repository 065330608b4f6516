import { z } from 'zod';

import { PERMISSIONS_OF } from '#lib/access/permissions.ts';
import type { CustomRoleScope } from '#lib/access/role-templates.ts';
import { isBuiltInRole, ROLE_FACTS } from '#lib/access/roles.ts';
import { isId } from '#lib/is-id.ts';

/** Length in code points, as people count characters. */
const length = (text: string) => [...text].length;

export const ROLE_NAME_MAX = 128;
export const ROLE_DESCRIPTION_MAX = 500;
export const ROLE_SCOPES = ['DEPLOYMENT', 'DAG'] as const;

const BUILT_IN_NAMES = new Set(Object.values(ROLE_FACTS).map((facts) => facts.name.toLowerCase()));

/** True for the symbolic or human name of a built-in role, ignoring case: bindings name roles by their name. */
export function isReservedName(name: string): boolean {
  return isBuiltInRole(name.toUpperCase()) || BUILT_IN_NAMES.has(name.toLowerCase());
}

const nameField = z
  .string('Enter a name for this role')
  .trim()
  .superRefine((text, check) => {
    if (text === '') check.addIssue({ code: 'custom', message: 'Enter a name for this role' });
    else if (/\p{Cc}|\u2028|\u2029/u.test(text)) {
      check.addIssue({ code: 'custom', message: 'Name must be one line of text' });
    } else if (length(text) > ROLE_NAME_MAX) {
      const message = `Name must be ${ROLE_NAME_MAX} characters or fewer. It has ${length(text)}.`;
      check.addIssue({ code: 'custom', message });
    } else if (isReservedName(text)) {
      const message = `${text} is the name of a built-in role. Choose another name.`;
      check.addIssue({ code: 'custom', message });
    }
  });

/** Null means "not set" and is kept apart from an empty text (api-contract 4.9). */
const descriptionField = z
  .string('Description must be text')
  .superRefine((text, check) => {
    if (text.includes('\u0000')) check.addIssue({ code: 'custom', message: 'Description must be text' });
    if (length(text) > ROLE_DESCRIPTION_MAX) {
      const message = `Description must be ${ROLE_DESCRIPTION_MAX} characters or fewer. It has ${length(text)}.`;
      check.addIssue({ code: 'custom', message });
    }
  })
  .nullable();

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
  name: nameField,
  description: descriptionField.default(null),
  scope: scopeField,
  permissions: permissionsField,
  restrictedWorkspaceIds: restrictedField.default([]),
});
export type CreateRoleInput = z.input<typeof createRoleInput>;

export const updateRoleInput = z.strictObject({
  roleId: roleIdField,
  name: nameField,
  /** Left out = unchanged, here and below. */
  description: descriptionField.optional(),
  permissions: permissionsField.optional(),
  restrictedWorkspaceIds: restrictedField.optional(),
  basedOn: basedOnField.optional(),
});
export type UpdateRoleInput = z.input<typeof updateRoleInput>;

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

export const builtInRoleInput = z.strictObject({
  name: z.string().refine(isBuiltInRole, 'This is not a built-in role'),
});

export const ROLE_SORTS = ['name', 'scope', 'permissions', 'usedBy', 'updated'] as const;

/** The list's question; the URL of the page holds the same names. */
export const listRolesInput = z.strictObject({
  q: z.string().max(100).default(''),
  scope: z.array(z.enum(['deployment', 'dag'])).default([]),
  sort: z.enum(ROLE_SORTS).default('name'),
  dir: z.enum(['asc', 'desc']).default('asc'),
  page: z.number().int().min(1).max(1_000_000).default(1),
  perPage: z.union([z.literal(20), z.literal(50), z.literal(100)]).default(50),
});
export type RoleQuery = z.output<typeof listRolesInput>;

/** The names that are not permissions of the scope. */
export function unknownPermissions(scope: CustomRoleScope, names: readonly string[]): string[] {
  const known: ReadonlySet<string> = new Set(PERMISSIONS_OF[scope]);
  return names.filter((name) => !known.has(name));
}
