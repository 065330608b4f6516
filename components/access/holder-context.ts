'use client';

import { createContext, use } from 'react';

import type { DialogState } from '#components/forms/dialog-host.tsx';
import type { ActionResult } from '#lib/result.ts';
import type { FindHolderCandidatesInput } from '#lib/subject-roles/schemas.ts';
import type { HolderOptions, HolderPlace, PlaceHolderRow } from '#lib/subject-roles/types.ts';

import type { HolderType } from './holder-words.ts';
import type { RoleActions } from './role-actions.ts';

/** What the pages of people and Teams of a Workspace or Deployment may ask the server. */
export interface HolderActions extends RoleActions {
  candidates: (organization: string, input: FindHolderCandidatesInput) => Promise<ActionResult<HolderOptions>>;
}

export type HolderDialog = { kind: 'add' } | { kind: 'change'; holder: PlaceHolderRow };

export interface HolderList {
  place: HolderPlace;
  type: HolderType;
  actions: HolderActions;
  dialog: DialogState<HolderDialog>;
}

export const HolderListContext = createContext<HolderList | null>(null);

/** The list of holders around this part. */
export function useHolderList(): HolderList {
  const list = use(HolderListContext);
  if (!list) throw new Error('This part needs a PlaceHoldersView around it.');
  return list;
}
