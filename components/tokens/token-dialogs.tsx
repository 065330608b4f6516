'use client';

import { useRouter } from 'next/navigation';
import { createContext, use, useCallback, useMemo, useRef, useState, type ReactNode } from 'react';

import { Dialog, type DismissReason } from '#components/ui/dialog.tsx';
import type { TokenFormOptions, TokenRow } from '#lib/tokens/types.ts';

import { CreateView } from './create-view.tsx';
import { DeleteView } from './delete-view.tsx';
import { EditView } from './edit-view.tsx';
import { PauseView } from './pause-view.tsx';
import { ResumeView } from './resume-view.tsx';
import { RotateView } from './rotate-view.tsx';
import { TokenDialogContext } from './token-dialog-context.ts';
import type {
  TokenDialogActions,
  TokenDialogCallbacks,
  TokenDialogRequest,
  TokenDialogView,
  TokenOrganization,
} from './token-dialog-types.ts';
import { useTokenPlace } from './token-place.tsx';
import { useResume } from './use-resume.ts';

interface TokenDialogs {
  /** Opens the one dialog. Rotate and delete from inside Edit take its place instead of standing on top. */
  open: (request: TokenDialogRequest) => void;
  /** Resumes without asking; a toast offers `Undo`. */
  resume: (token: { id: string; name: string }) => Promise<void>;
  /** True while the dialog is open: keyboard shortcuts of the page then rest. */
  isOpen: boolean;
}

const TokenDialogsContext = createContext<TokenDialogs | null>(null);

/** Opens the dialogs of the TokenDialogsProvider above. */
export function useTokenDialogs(): TokenDialogs {
  const dialogs = use(TokenDialogsContext);
  if (!dialogs) throw new Error('useTokenDialogs needs a TokenDialogsProvider above it.');
  return dialogs;
}

interface TokenDialogsProviderProps extends TokenDialogCallbacks {
  organization: TokenOrganization;
  actions: TokenDialogActions;
  options: TokenFormOptions;
  /** Opened on the first render, for links that carry a prefilled form. */
  initial?: TokenDialogRequest | undefined;
  children: ReactNode;
}

interface Shown {
  /** Counts openings and replacements, so that each content starts fresh. */
  id: number;
  view: TokenDialogView;
  from: TokenDialogView | undefined;
}

/** Mount once per page, around everything that opens a dialog and outside of what is replaced while data reloads. */
export function TokenDialogsProvider(props: TokenDialogsProviderProps) {
  const { organization, actions, initial, children, onCreated, onDeleted, onChanged } = props;
  const [shown, setShown] = useState<Shown | null>(() =>
    initial ? { id: 0, view: toView(initial), from: undefined } : null,
  );
  const [isOpen, setOpen] = useState(initial !== undefined);
  const [reloaded, setReloaded] = useState<{ over: TokenFormOptions; options: TokenFormOptions } | null>(null);
  const dismiss = useRef<((reason: DismissReason) => void) | null>(null);
  const finalFocus = useRef<(() => HTMLElement | null) | null>(null);
  const router = useRouter();
  const { place } = useTokenPlace();
  // What was asked for in the dialog wins until the page itself brings something newer.
  const options = reloaded?.over === props.options ? reloaded.options : props.options;

  const open = useCallback((request: TokenDialogRequest) => {
    finalFocus.current = null;
    setShown((last) => ({ id: (last?.id ?? 0) + 1, view: toView(request), from: undefined }));
    setOpen(true);
  }, []);

  const showRefusal = useCallback((token: { id: string; name: string }, problem: string, isLeak: boolean) => {
    finalFocus.current = null;
    setShown((last) => ({
      id: (last?.id ?? 0) + 1,
      view: { kind: 'resume', token, problem, isLeak },
      from: undefined,
    }));
    setOpen(true);
  }, []);
  const { resume, tell } = useResume(organization.shortName, actions, showRefusal);

  const frame = useMemo(() => {
    const from = shown?.from;
    return {
      organization,
      actions,
      options,
      reloadOptions: async () => {
        const answer = await actions.formOptions(organization.shortName, { place });
        if (answer.ok) setReloaded({ over: props.options, options: answer.data });
      },
      callbacks: {
        ...(onCreated ? { onCreated } : {}),
        ...(onChanged ? { onChanged } : {}),
        onDeleted: onDeleted ?? (() => router.refresh()),
      },
      close: () => setOpen(false),
      go: (view: TokenDialogView, goFrom?: TokenDialogView) =>
        setShown((last) => ({ id: (last?.id ?? 0) + 1, view, from: goFrom })),
      back: from && (() => setShown((last) => ({ id: (last?.id ?? 0) + 1, view: from, from: undefined }))),
      setFinalFocus: (find: () => HTMLElement | null) => {
        finalFocus.current = find;
      },
      setDismiss: (handler: ((reason: DismissReason) => void) | null) => {
        dismiss.current = handler;
      },
    };
  }, [organization, actions, options, props.options, shown, onCreated, onChanged, onDeleted, router, place]);

  const kind = shown?.view.kind;
  const dialogs = useMemo(() => ({ open, resume, isOpen }), [open, resume, isOpen]);
  return (
    <TokenDialogsContext value={dialogs}>
      <TokenDialogContext value={frame}>
        {children}
        <Dialog
          open={isOpen}
          role={kind === 'delete' ? 'alertdialog' : 'dialog'}
          size={kind === 'delete' || kind === 'pause' || kind === 'resume' ? 'small' : 'normal'}
          onDismiss={(reason) => (dismiss.current ? dismiss.current(reason) : setOpen(false))}
          // Unmounting the content is what forgets a token value, so it happens as soon as the motion ends.
          onClosed={() => setShown(null)}
          finalFocus={() => finalFocus.current?.() ?? null}
        >
          {shown && <View key={shown.id} view={shown.view} onResumed={tell} />}
        </Dialog>
      </TokenDialogContext>
    </TokenDialogsContext>
  );
}

function toView(request: TokenDialogRequest): TokenDialogView {
  return request.kind === 'create' ? { kind: 'create', prefill: request.prefill ?? {} } : request;
}

interface ViewProps {
  view: TokenDialogView;
  onResumed: (token: TokenRow) => void;
}

function View({ view, onResumed }: ViewProps) {
  switch (view.kind) {
    case 'create':
      return <CreateView prefill={view.prefill} />;
    case 'edit':
      return <EditView token={view.token} draft={view.draft} />;
    case 'rotate':
      return <RotateView token={view.token} />;
    case 'pause':
      return <PauseView token={view.token} />;
    case 'resume':
      return <ResumeView token={view.token} problem={view.problem} isLeak={view.isLeak} onResumed={onResumed} />;
    case 'delete':
      return <DeleteView token={view.token} />;
  }
}
