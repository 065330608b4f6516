'use client';

import { Tooltip as Base } from '@base-ui/react/tooltip';
import { useRender } from '@base-ui/react/use-render';
import { createContext, use, useId, useState, type ComponentProps, type ReactElement, type ReactNode } from 'react';

interface Payload {
  content: ReactNode;
  side: 'top' | 'bottom' | 'left' | 'right';
}

interface Host {
  handle: ReturnType<typeof Base.createHandle<Payload>>;
  popupId: string;
}

const HostContext = createContext<Host | null>(null);

/**
 * One popup for all tooltips below it: a page of a hundred rows then costs a hundred triggers, not a hundred popups.
 * Dialogs wrap their content in one of their own, so that a tooltip counts as inside the dialog.
 */
export function TooltipProvider({ children }: { children: ReactNode }) {
  const [handle] = useState(() => Base.createHandle<Payload>());
  const popupId = useId();
  return (
    <HostContext value={{ handle, popupId }}>
      <Base.Provider delay={400}>
        {children}
        <Base.Root handle={handle}>
          {({ payload }) => (
            <Base.Portal>
              <Base.Positioner side={payload?.side ?? 'top'} sideOffset={6} collisionPadding={8} className="z-50">
                <Base.Popup
                  id={popupId}
                  role="tooltip"
                  className="max-w-80 rounded-control border border-transparent bg-text px-2 py-1 text-caption break-words whitespace-pre-line text-canvas transition-opacity duration-[120ms] ease-out data-ending-style:opacity-0 data-instant:transition-none data-starting-style:opacity-0"
                >
                  {payload?.content}
                </Base.Popup>
              </Base.Positioner>
            </Base.Portal>
          )}
        </Base.Root>
      </Base.Provider>
    </HostContext>
  );
}

interface TooltipProps {
  /** Extra information only: nobody may need it to act. Line breaks are kept. */
  content: ReactNode;
  side?: Payload['side'];
  /** Shows nothing, for instance while a text is not cut off. */
  disabled?: boolean;
  /** One element that can take focus and a ref. */
  children: ReactElement<Record<string, unknown>>;
}

/** Adds the popup's id as a description while it is open, without losing what the element already has. */
function DescribedElement({
  child,
  given,
  describedBy,
}: {
  child: TooltipProps['children'];
  given: object;
  describedBy: string | null;
}) {
  const both = [child.props['aria-describedby'], describedBy].filter(Boolean).join(' ');
  return useRender({
    render: child,
    props: { ...given, ...(both ? { 'aria-describedby': both } : {}) },
  });
}

/** Opens on hover and keyboard focus, can be hovered, closes on Esc; while open it describes its element. */
export function Tooltip({ content, side = 'top', disabled = false, children }: TooltipProps) {
  const host = use(HostContext);
  if (!host) throw new Error('Tooltip needs a TooltipProvider above it.');
  return (
    <Base.Trigger
      handle={host.handle}
      payload={{ content, side }}
      closeOnClick={false}
      disabled={disabled}
      {...(typeof children.props.id === 'string' ? { id: children.props.id } : {})}
      render={({ type: _type, ...given }: ComponentProps<'button'>, state) => (
        <DescribedElement child={children} given={given} describedBy={state.open ? host.popupId : null} />
      )}
    />
  );
}
