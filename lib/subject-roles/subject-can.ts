import type { BindingSubject } from '#lib/access/binding-rules.ts';
import type { Binding } from '#lib/access/bindings.ts';
import { permissionsOf } from '#lib/access/decide.ts';
import { canChangeHeld } from '#lib/access/may-assign.ts';
import type { Permission } from '#lib/access/permissions.ts';
import type { Context } from '#lib/context.ts';
import { tokenCan } from '#lib/tokens/token-can.ts';
import type { Can } from '#lib/tokens/types.ts';

import type { LoadedSubject } from './load-subject.ts';
import type { SubjectRoleLevel, SubjectRoleRow } from './types.ts';

function assignsSomewhere(ctx: Context, permission: Permission): boolean {
  return ctx.bindings.some((binding) => permissionsOf(binding).has(permission));
}

function permissionFor(subject: BindingSubject, level: SubjectRoleLevel): [Permission, string] {
  if (level === 'WORKSPACE') return ['workspace.roles.update', 'Only a Workspace Owner can add Workspace roles.'];
  const permission = subject.type === 'TEAM' ? 'deployment.teams.delete' : 'deployment.users.delete';
  return [permission, 'Only a Workspace Owner or Deployment Admin can add roles here.'];
}

/** Whether `+ Workspace`, `+ Deployment` or `+ Dag` leads anywhere; each place is judged again in its picker. */
export function canAddRole(ctx: Context, loaded: LoadedSubject, level: SubjectRoleLevel): Can {
  if (loaded.frozen) return loaded.frozen;
  if (loaded.token) return tokenCan(ctx, loaded.token).edit;
  const [permission, reason] = permissionFor(loaded.subject, level);
  return assignsSomewhere(ctx, permission) || reason;
}

/** What the actor may do with one role the subject holds itself. */
export function heldCan(ctx: Context, loaded: LoadedSubject, held: Binding): SubjectRoleRow['can'] {
  const { frozen } = loaded;
  return frozen ? { change: frozen, remove: frozen } : canChangeHeld(ctx, loaded.subject, held);
}
