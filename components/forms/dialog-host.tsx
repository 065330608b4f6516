'use client';

import { createContext, use, useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';

import { Dialog, type DialogProps, type DismissReason } from '#components/ui/dialog.tsx';

interface DialogFrame {
  close: () => void;
  /** Where focus goes when the dialog has closed, instead of to its opener. */
  setFinalFocus: (find: () => HTMLElement | null) => void;
  setDismiss: (handler: ((reason: DismissReason) => void) | null) => void;
}

const DialogContext = createContext<DialogFrame | null>(null);

/** The dialog around this content. */
export function useDialogFrame(): DialogFrame {
  const frame = use(DialogContext);
  if (!frame) throw new Error('This content needs a DialogHost around it.');
  return frame;
}

/** Says what Esc, a press outside and `Close` mean while this content is shown; without it they close the dialog. */
export function useDismissal(handler: (reason: DismissReason) => void): void {
  const { setDismiss } = useDialogFrame();
  useEffect(() => {
    setDismiss(handler);
    return () => setDismiss(null);
  });
}

export interface DialogState<View> {
  view: View | null;
  isOpen: boolean;
  open: (view: View) => void;
  close: () => void;
  forget: () => void;
}

/** Which dialog of a page is open: at most one. `View` says which, and what it is about. */
export function useDialogState<View>(): DialogState<View> {
  const [view, setView] = useState<View | null>(null);
  const [isOpen, setOpen] = useState(false);
  const open = useCallback((next: View) => {
    setView(next);
    setOpen(true);
  }, []);
  const close = useCallback(() => setOpen(false), []);
  const forget = useCallback(() => setView(null), []);
  return useMemo(() => ({ view, isOpen, open, close, forget }), [view, isOpen, open, close, forget]);
}

interface DialogHostProps<View> extends Pick<DialogProps, 'role' | 'size'> {
  state: DialogState<View>;
  children: (view: View) => ReactNode;
}

/** The one dialog of a page; its content is gone as soon as the closing motion ends. */
export function DialogHost<View>({ state, children, ...look }: DialogHostProps<View>) {
  const { view, isOpen, close, forget } = state;
  const dismiss = useRef<((reason: DismissReason) => void) | null>(null);
  const finalFocus = useRef<(() => HTMLElement | null) | null>(null);
  const frame = useMemo<DialogFrame>(
    () => ({
      close,
      setFinalFocus: (find) => {
        finalFocus.current = find;
      },
      setDismiss: (handler) => {
        dismiss.current = handler;
      },
    }),
    [close],
  );
  return (
    <DialogContext value={frame}>
      <Dialog
        {...look}
        open={isOpen}
        onDismiss={(reason) => (dismiss.current ? dismiss.current(reason) : close())}
        onClosed={() => {
          finalFocus.current = null;
          forget();
        }}
        finalFocus={() => finalFocus.current?.() ?? null}
      >
        {view === null ? null : children(view)}
      </Dialog>
    </DialogContext>
  );
}
