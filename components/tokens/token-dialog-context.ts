'use client';

import { createContext, use, useEffect } from 'react';

import type { DismissReason } from '#components/ui/dialog.tsx';
import type { TokenFormOptions } from '#lib/tokens/types.ts';

import type {
  TokenDialogActions,
  TokenDialogCallbacks,
  TokenDialogView,
  TokenOrganization,
} from './token-dialog-types.ts';

/** What the content of the dialog knows about the frame it sits in. */
export interface TokenDialogFrame {
  organization: TokenOrganization;
  actions: TokenDialogActions;
  options: TokenFormOptions;
  /** Asks the server again, after it said that a policy changed. */
  reloadOptions: () => Promise<void>;
  callbacks: TokenDialogCallbacks;
  close: () => void;
  /** Replaces the content; `from` is what `Back` returns to. */
  go: (view: TokenDialogView, from?: TokenDialogView) => void;
  /** Absent when nothing was replaced. */
  back: (() => void) | undefined;
  /** Where focus goes when the dialog has closed, instead of to its opener. */
  setFinalFocus: (find: () => HTMLElement | null) => void;
  setDismiss: (handler: ((reason: DismissReason) => void) | null) => void;
}

export const TokenDialogContext = createContext<TokenDialogFrame | null>(null);

/** The frame around a dialog's content. */
export function useTokenDialogFrame(): TokenDialogFrame {
  const frame = use(TokenDialogContext);
  if (!frame) throw new Error('This content needs a TokenDialogsProvider around it.');
  return frame;
}

/** Says what Esc, a press outside and `Close` mean while this content is shown; without it they close the dialog. */
export function useDismiss(handler: (reason: DismissReason) => void): void {
  const { setDismiss } = useTokenDialogFrame();
  useEffect(() => {
    setDismiss(handler);
    return () => setDismiss(null);
  });
}
