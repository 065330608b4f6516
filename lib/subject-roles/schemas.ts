import { z } from 'zod';

import { SUBJECT_TYPES } from '#lib/access/bindings.ts';
import { isPermission, type Permission } from '#lib/access/permissions.ts';
import { isId } from '#lib/is-id.ts';
import { listFields, Q_MAX } from '#lib/lists.ts';

import { HOLDER_LEVELS, ROLE_LEVELS } from './types.ts';

const idField = z.string('This is not an ID').refine(isId, 'This is not an ID');
const subjectField = z.strictObject({ type: z.enum(SUBJECT_TYPES), id: idField });
export const subjectInput = z.strictObject({ subject: subjectField });

/** Longest Dag ID and tag of Airflow. */
const DAG_TEXT_MAX = 250;

const targetFields = {
  entityType: z.enum(['WORKSPACE', 'DEPLOYMENT', 'DAG', 'DAG_TAG']),
  entityId: z
    .string('Choose where the role is held')
    .trim()
    .min(1, 'Choose where the role is held')
    .max(DAG_TEXT_MAX, `Use at most ${DAG_TEXT_MAX} characters`)
    .refine((text) => !/\p{Cc}/u.test(text), 'Use one line of text'),
  deploymentId: idField.nullable().default(null),
};
/** The `updatedAt` the person saw; left out by programs, which do not send it. */
const basedOn = z.coerce.date().optional();
const role = z.string('Choose a role').min(1, 'Choose a role').max(128);

export const putSubjectRoleInput = z.strictObject({ subject: subjectField, ...targetFields, role, basedOn });
export type PutSubjectRoleInput = z.input<typeof putSubjectRoleInput>;
export const removeSubjectRoleInput = z.strictObject({ subject: subjectField, ...targetFields, basedOn });
export type RemoveSubjectRoleInput = z.input<typeof removeSubjectRoleInput>;

const level = z.enum(ROLE_LEVELS);
export const listSubjectRolesInput = z.strictObject({ subject: subjectField, level, ...listFields(['name'], 'name') });
export type ListSubjectRolesInput = z.input<typeof listSubjectRolesInput>;

const holderFields = { type: z.enum(['USER', 'TEAM']), level: z.enum(HOLDER_LEVELS), placeId: idField };
export const listPlaceHoldersInput = z.strictObject({ ...holderFields, ...listFields(['name', 'added'], 'name') });

export const findHolderCandidatesInput = z.strictObject({ ...holderFields, q: z.string().max(Q_MAX).default('') });
export type FindHolderCandidatesInput = z.input<typeof findHolderCandidatesInput>;

export const findRolePlacesInput = z.strictObject({
  subject: subjectField,
  level,
  q: z.string().max(Q_MAX).default(''),
  /** `try`: every place may be asked about, with or without a role there. */
  purpose: z.enum(['add', 'try']).default('add'),
});
export type FindRolePlacesInput = z.input<typeof findRolePlacesInput>;

/** `placeId`: Workspace or Deployment, null before one was chosen. */
export const roleOptionsInput = z.strictObject({ subject: subjectField, level, placeId: idField.nullable() });
export type RoleOptionsInput = z.input<typeof roleOptionsInput>;

export const tryPermissionInput = z.strictObject({
  subject: subjectField,
  permission: z.string().refine((name): name is Permission => isPermission(name), 'Choose an action'),
  /** Null asks about the Organization; for Dag rights the Deployment it is in. */
  placeId: idField.nullable().default(null),
  /** One Dag: by its ID, by a tag it carries, or both. */
  dagId: z.string().trim().max(DAG_TEXT_MAX).default(''),
  tag: z.string().trim().max(DAG_TEXT_MAX).default(''),
});
export type TryPermissionInput = z.input<typeof tryPermissionInput>;

const LIST_MAX = 1_000;
const list = <Item extends z.ZodType>(item: Item) =>
  z.array(item).max(LIST_MAX, 'Send at most 1,000 roles in a list').optional();
const placeField = z.string().min(1, 'Name the place of this role').max(DAG_TEXT_MAX).toLowerCase();
const dagField = targetFields.entityId.optional();

/** The roles of a person or Team as the REST API takes them (api-contract 4.3): one list for each level. */
export const replaceSubjectRolesInput = z.strictObject({
  subject: z.strictObject({ type: z.enum(['USER', 'TEAM']), id: idField }),
  /** Left out = unchanged. */
  organizationRole: role.optional(),
  workspaceRoles: list(z.strictObject({ workspaceId: placeField, role })),
  deploymentRoles: list(z.strictObject({ deploymentId: placeField, role })),
  dagRoles: list(
    z
      .strictObject({ deploymentId: placeField, role, dagId: dagField, dagTag: dagField })
      .refine(({ dagId, dagTag }) => (dagId === undefined) !== (dagTag === undefined), {
        path: ['dagId'],
        message: 'Name either a Dag by dagId or a tag by dagTag',
      }),
  ),
  /** Whether the lists that were left out stay as they are. An empty list always clears. */
  leftOut: z.enum(['keep', 'clear']).default('keep'),
});
export type ReplaceSubjectRolesInput = z.output<typeof replaceSubjectRolesInput>;
