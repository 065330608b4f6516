'use client';

import { Dialog as Base } from '@base-ui/react/dialog';
import { ArrowLeft, X } from 'lucide-react';
import { useLayoutEffect, useRef, type ComponentProps, type ReactNode, type Ref } from 'react';

import { Button } from './button.tsx';
import { cx } from './cx.ts';
import { TooltipProvider } from './tooltip.tsx';

export type DismissReason = 'escape' | 'outside' | 'button';

export interface DialogProps {
  open: boolean;
  /** Somebody wants to leave. Whether the dialog closes is the owner's decision: nothing happens by itself. */
  onDismiss: (reason: DismissReason) => void;
  /** After the closing motion: the moment to forget what the dialog held. */
  onClosed?: () => void;
  /** `normal` is 560 px wide, `small` 480, `large` 720. At 720 px and below they fill the screen. */
  size?: 'normal' | 'small' | 'large';
  /** `alertdialog` for what cannot be undone; then a press outside is not a wish to leave. */
  role?: 'dialog' | 'alertdialog';
  /** Where focus goes on closing; without it to the opener, or to the page's heading when that is gone. */
  finalFocus?: () => HTMLElement | null;
  children: ReactNode;
}

/** The button a menu hangs on, for openers that vanish together with their menu. */
function lastingOpener(element: Element | null): Element | null {
  const menu = element?.closest('[role="menu"]');
  if (!menu) return element;
  const owner = menu.getAttribute('aria-labelledby');
  return (owner ? document.getElementById(owner) : null) ?? document.querySelector(`[aria-controls="${menu.id}"]`);
}

/** The heading of the page: the nearest sensible place when the opener no longer exists. */
function pageHeading(): HTMLElement | null {
  const heading = document.querySelector<HTMLElement>('main h1');
  heading?.setAttribute('tabindex', '-1');
  return heading;
}

/** Where focus starts: on what carries `data-autofocus`, else on the title. */
function focusTarget(popup: Element | null | undefined): HTMLElement | null {
  return popup?.querySelector<HTMLElement>('[data-autofocus]') ?? popup?.querySelector('h2') ?? null;
}

/** A modal over the page: focus is trapped, the background does not scroll. Fill it with DialogHead, -Body and -Foot. */
export function Dialog(props: DialogProps) {
  const { open, onDismiss, onClosed, size = 'normal', role = 'dialog', finalFocus, children } = props;
  const opener = useRef<Element | null>(null);
  const popup = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (open) opener.current = lastingOpener(document.activeElement);
  }, [open]);

  const returnFocus = () => {
    const wanted = finalFocus?.() ?? opener.current;
    return wanted instanceof HTMLElement && wanted.isConnected && wanted !== document.body ? wanted : pageHeading();
  };

  return (
    <Base.Root
      open={open}
      disablePointerDismissal={role === 'alertdialog'}
      onOpenChange={(next, details) => {
        if (next) return;
        details.cancel();
        onDismiss(REASON[details.reason as keyof typeof REASON] ?? 'button');
      }}
      onOpenChangeComplete={(isOpen) => {
        if (!isOpen) onClosed?.();
      }}
    >
      <Base.Portal>
        <Base.Backdrop className={cx('fixed inset-0 z-40 bg-scrim', FADE)} />
        <Base.Viewport className="fixed inset-0 z-40 grid grid-cols-[minmax(0,1fr)] grid-rows-[minmax(0,1fr)] place-items-center p-4 max-sm:p-0">
          <Base.Popup
            role={role}
            aria-modal
            ref={popup}
            initialFocus={() => focusTarget(popup.current)}
            finalFocus={returnFocus}
            className={cx(
              'flex max-h-full max-w-full flex-col rounded-dialog bg-dialog text-text shadow-float outline-none',
              'forced-colors:border max-sm:h-full max-sm:w-full max-sm:rounded-none',
              'data-ending-style:translate-y-1 data-starting-style:translate-y-1',
              { small: 'w-120', normal: 'w-140', large: 'w-180' }[size],
              FADE,
            )}
          >
            <TooltipProvider>{children}</TooltipProvider>
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}

const REASON = { 'escape-key': 'escape', 'outside-press': 'outside' } as const;

const FADE =
  'transition-[opacity,translate] duration-[180ms] ease-out data-ending-style:opacity-0 data-starting-style:opacity-0';

interface DialogHeadProps {
  title: string;
  /** Present: a button `Close` in the corner. */
  onClose?: (() => void) | undefined;
  /** Present: a button `Back` before the title, for content that took the place of another. */
  onBack?: (() => void) | undefined;
  titleRef?: Ref<HTMLHeadingElement> | undefined;
}

/** Title and corner buttons. When new content takes the place of old in an open dialog, focus moves with it. */
export function DialogHead({ title, onClose, onBack, titleRef }: DialogHeadProps) {
  const head = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const popup = head.current?.closest('[role="dialog"], [role="alertdialog"]');
    const focused = document.activeElement;
    // At the first opening focus is still outside, and the dialog itself will fetch it.
    if (focused === popup || focused === document.body) focusTarget(popup)?.focus();
  }, []);
  return (
    <div ref={head} className="flex h-14 flex-none items-center gap-2 px-6 pt-1 pe-4 max-sm:px-4 max-sm:pe-2">
      {onBack && (
        <Button kind="quiet" iconOnly aria-label="Back" className="-ms-2" onClick={onBack}>
          <ArrowLeft size={16} strokeWidth={1.5} aria-hidden />
        </Button>
      )}
      <Base.Title
        ref={titleRef}
        tabIndex={-1}
        className="min-w-0 flex-1 text-title font-semibold tracking-[-0.012em] outline-none"
      >
        {title}
      </Base.Title>
      {onClose && (
        <Button kind="quiet" iconOnly aria-label="Close" onClick={onClose}>
          <X size={16} strokeWidth={1.5} aria-hidden />
        </Button>
      )}
    </div>
  );
}

/** The part that scrolls; head and foot stay. */
export function DialogBody({ className, ...rest }: ComponentProps<'div'>) {
  return (
    <div
      className={cx(
        'grid min-h-0 content-start gap-4 overflow-auto overscroll-contain px-6 pt-1 pb-4 max-sm:flex-1 max-sm:px-4',
        className,
      )}
      {...rest}
    />
  );
}

/** Buttons in a row at the end; on small screens they share the width. */
export function DialogFoot({ className, ...rest }: ComponentProps<'div'>) {
  return (
    <div
      className={cx(
        'flex flex-none flex-wrap items-center justify-end gap-2 border-t border-line px-6 py-3 max-sm:px-4 max-sm:*:flex-1',
        className,
      )}
      {...rest}
    />
  );
}

/** Head, body and foot inside one form, so that Enter in a field submits. Browser validation stays off. */
export function DialogForm({ className, ...rest }: ComponentProps<'form'>) {
  return <form noValidate className={cx('flex min-h-0 flex-1 flex-col', className)} {...rest} />;
}
