'use client';

import { Toast } from '@base-ui/react/toast';
import { X } from 'lucide-react';
import { useCallback, type ReactNode } from 'react';

import { buttonClass } from './button.tsx';
import { Icon } from './icon.tsx';
import { useAnnounce } from './live-region.tsx';

interface ToastOptions {
  /** One thing the person may do about it, such as `View` or `Undo`. */
  action?: { label: string; onClick: () => void };
}

const SHOWN_MAX = 140;

function cutMiddle(text: string, start: number, end: number): string {
  const characters = [...text];
  if (characters.length <= start + end) return text;
  return `${characters.slice(0, start).join('')}…${characters.slice(-end).join('')}`;
}

/** A long name stands in the middle of its sentence, so the middle gives way; the status region says it all. */
function shorten(message: string): string {
  if (message.length <= SHOWN_MAX) return message;
  return cutMiddle(
    message.replace(/\S{32,}/g, (word) => cutMiddle(word, 16, 10)),
    60,
    40,
  );
}

/** Shows a short message for 6 s and says it to screen readers. Errors that need an action are never toasts. */
export function useToast(): (message: string, options?: ToastOptions) => void {
  const { add, close } = Toast.useToastManager();
  const announce = useAnnounce();
  return useCallback(
    (message, options) => {
      const id = crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;
      const { action } = options ?? {};
      const onClick = () => {
        close(id);
        action?.onClick();
      };
      add({ id, title: shorten(message), ...(action ? { actionProps: { children: action.label, onClick } } : {}) });
      announce(message);
    },
    [add, close, announce],
  );
}

function Toasts() {
  const { toasts } = Toast.useToastManager();
  return toasts.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      className="pointer-events-auto flex w-full items-center gap-2 rounded-card border border-line bg-dialog py-2 ps-4 pe-2 text-text shadow-float transition-[opacity,translate] duration-[180ms] ease-out data-ending-style:opacity-0 data-limited:hidden data-starting-style:translate-y-1 data-starting-style:opacity-0"
    >
      <Toast.Content className="flex min-w-0 flex-1 items-center gap-2">
        <Toast.Title className="line-clamp-4 min-w-0 flex-1 text-body break-words" render={<p />} />
        {toast.actionProps ? <Toast.Action className={buttonClass('plain', 'small')} /> : null}
        <Toast.Close aria-label="Dismiss" className={buttonClass('quiet', 'small', true)}>
          <Icon of={X} />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ));
}

/** Must stand inside LiveRegionProvider. Hover and focus stop the clock; F6 reaches the messages. */
export function ToastProvider({ children }: { children: ReactNode }) {
  return (
    <Toast.Provider limit={3} timeout={6000}>
      {children}
      <Toast.Portal>
        {/* Our own status region speaks; the viewport's would say everything twice. */}
        <Toast.Viewport
          aria-live="off"
          className="pointer-events-none fixed end-4 bottom-4 z-60 flex w-[min(360px,calc(100vw-32px))] flex-col gap-2"
        >
          <Toasts />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}
