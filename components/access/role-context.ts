'use client';

import { createContext, use } from 'react';

import type { DialogState } from '#components/forms/dialog-host.tsx';
import type { SubjectRef, SubjectRoleLevel, SubjectRoleRow } from '#lib/subject-roles/types.ts';

import type { RoleActions } from './role-actions.ts';

/** Which dialog of a role tab is open. */
export type RoleDialog = { kind: 'add' } | { kind: 'change'; row: SubjectRoleRow };

export interface RoleTab {
  subject: SubjectRef;
  /** Name of the subject, where the page is about the place and not about them. */
  holder?: string;
  /** Further ways to a role there, which stay when this one goes: `Workspace Author by Team data-eng`. */
  others?: readonly string[];
  level: SubjectRoleLevel;
  actions: RoleActions;
  /** What the page shows is based on; goes along with every change. */
  basedOn: Date | undefined;
  dialog: Pick<DialogState<RoleDialog>, 'open'>;
  /** Shows the row struck through until the page is loaded again. */
  markDeleted: (rowId: string) => void;
  deleted: ReadonlySet<string>;
}

export const RoleTabContext = createContext<RoleTab | null>(null);

/** The role tab around this part. */
export function useRoleTab(): RoleTab {
  const tab = use(RoleTabContext);
  if (!tab) throw new Error('This part needs a RolesTab around it.');
  return tab;
}
