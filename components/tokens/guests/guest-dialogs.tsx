'use client';

import { createContext, use, type ReactNode } from 'react';

import { DialogHost, useDialogState, type DialogState } from '#components/forms/dialog-host.tsx';
import type { ActionResult } from '#lib/result.ts';
import type { PlaceInput } from '#lib/tokens/schemas.ts';
import type { TokenCandidates, TokenRow } from '#lib/tokens/types.ts';

import { AddGuestView } from './add-guest-view.tsx';
import { GuestRoleView } from './guest-role-view.tsx';
import { RemoveGuestView } from './remove-guest-view.tsx';

type Action<I, O> = (organization: string, input: I) => Promise<ActionResult<O>>;
type Held = { tokenId: string; name: string };

/** Server actions on wider tokens in a place; the first argument is the Organization's short name. */
export interface GuestActions {
  candidates: Action<{ place: PlaceInput | null; from: 'ORGANIZATION' | 'WORKSPACE'; q: string }, TokenCandidates>;
  add: Action<{ place: PlaceInput | null; tokenId: string; role: string }, Held>;
  changeRole: Action<{ place: PlaceInput | null; tokenId: string; role: string; basedOn: Date }, Held>;
  remove: Action<{ place: PlaceInput | null; tokenId: string; basedOn: Date }, Held>;
}

/** What is done with tokens that are at home elsewhere. */
export type GuestDialog =
  | { kind: 'add'; from: 'ORGANIZATION' | 'WORKSPACE' }
  | { kind: 'role' | 'remove'; token: TokenRow };

const GuestDialogContext = createContext<((dialog: GuestDialog) => void) | null>(null);

/** Opens the dialogs of the GuestDialogsProvider above. */
export function useGuestDialogs(): (dialog: GuestDialog) => void {
  const open = use(GuestDialogContext);
  if (!open) throw new Error('useGuestDialogs needs a GuestDialogsProvider above it.');
  return open;
}

interface GuestDialogsProviderProps {
  actions: GuestActions;
  /** A token has come in. */
  onAdded: (token: { id: string }) => (() => HTMLElement | null) | void;
  /** A token has left; the page has not been refreshed yet. */
  onRemoved: (token: { id: string; name: string }) => (() => HTMLElement | null) | void;
  children: ReactNode;
}

/** Around the pages of a place's tokens. */
export function GuestDialogsProvider({ actions, onAdded, onRemoved, children }: GuestDialogsProviderProps) {
  const state: DialogState<GuestDialog> = useDialogState();
  const contentOf = (view: GuestDialog) => {
    if (view.kind === 'add') return <AddGuestView from={view.from} actions={actions} onAdded={onAdded} />;
    if (view.kind === 'role') return <GuestRoleView token={view.token} action={actions.changeRole} />;
    return <RemoveGuestView token={view.token} action={actions.remove} onRemoved={onRemoved} />;
  };
  const isRemoval = state.view?.kind === 'remove';
  return (
    <GuestDialogContext value={state.open}>
      {children}
      <DialogHost state={state} role={isRemoval ? 'alertdialog' : 'dialog'} size={isRemoval ? 'small' : 'normal'}>
        {contentOf}
      </DialogHost>
    </GuestDialogContext>
  );
}
