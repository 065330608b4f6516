'use client';

import { Menu as Base } from '@base-ui/react/menu';
import { Check, type LucideIcon } from 'lucide-react';
import type { ComponentProps, ReactElement, ReactNode } from 'react';
import { useId } from 'react';

import { cx } from './cx.ts';
import { Icon } from './icon.tsx';
import { Tooltip } from './tooltip.tsx';
import { useContentLandmark } from './use-content-landmark.ts';

export const FLOATING =
  'rounded-card border border-line bg-dialog text-text shadow-float outline-hidden transition-opacity duration-[120ms] ease-out data-ending-style:opacity-0 data-starting-style:opacity-0';

const ITEM =
  'flex min-h-8 items-center gap-2 rounded-control px-2 py-1.5 outline-hidden select-none data-highlighted:bg-hover max-sm:min-h-11 forced-colors:data-highlighted:bg-[Highlight] forced-colors:data-highlighted:text-[HighlightText]';

/** A button (`trigger`) that opens a list of actions; focus returns to it. Menus do not lock the page's scrolling. */
export function Menu({
  trigger,
  children,
  align = 'start',
  className,
  ...root
}: {
  /** A Button or another element that renders a native button. */
  trigger: ReactElement;
  children: ReactNode;
  align?: 'start' | 'end';
  className?: string;
} & Pick<ComponentProps<typeof Base.Root>, 'open' | 'onOpenChange'>) {
  const landmark = useContentLandmark();
  return (
    <Base.Root modal={false} {...root}>
      <Base.Trigger render={trigger} />
      <Base.Portal container={landmark}>
        <Base.Positioner align={align} sideOffset={4} collisionPadding={8} className="z-40 outline-hidden">
          <Base.Popup
            className={cx(
              FLOATING,
              'max-h-[min(640px,var(--available-height))] max-w-[min(320px,calc(100vw-16px))] min-w-48 overflow-y-auto p-1',
              className,
            )}
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

interface MenuItemProps {
  children: ReactNode;
  icon?: LucideIcon;
  tone?: 'danger';
  /** `true`, or why the item does nothing: it stays focusable and says so in a tooltip and as its description. */
  can?: true | string | undefined;
  onSelect?: () => void;
  /** Shown at the end of the line, such as a key. */
  hint?: ReactNode;
  closeOnClick?: boolean;
}

export function MenuItem({ children, icon, tone, can = true, onSelect, hint, closeOnClick = true }: MenuItemProps) {
  const reasonId = useId();
  const disabled = can !== true;
  const item = (
    <Base.Item
      disabled={disabled}
      closeOnClick={closeOnClick}
      onClick={onSelect}
      className={cx(ITEM, tone === 'danger' && 'text-danger-text', disabled && 'text-muted')}
      {...(disabled ? { 'aria-describedby': reasonId } : {})}
    >
      {icon ? <Icon of={icon} className={tone === 'danger' ? '' : 'text-muted'} /> : null}
      <span className="min-w-0 flex-1">{children}</span>
      {hint ? <span className="text-caption text-muted">{hint}</span> : null}
      {disabled ? (
        <span id={reasonId} hidden>
          {can}
        </span>
      ) : null}
    </Base.Item>
  );
  return disabled ? (
    <Tooltip content={can} side="left">
      {item}
    </Tooltip>
  ) : (
    item
  );
}

/** An item that goes somewhere; Ctrl+click and middle click work as on any link. `render` is a Next Link. */
export function MenuLink({ children, icon, render }: { children: ReactNode; icon?: LucideIcon; render: ReactElement }) {
  return (
    <Base.LinkItem render={render} closeOnClick className={ITEM}>
      {icon ? <Icon of={icon} className="text-muted" /> : null}
      <span className="min-w-0 flex-1">{children}</span>
    </Base.LinkItem>
  );
}

export function MenuSeparator() {
  return <Base.Separator className="mx-2 my-1 h-px bg-line" />;
}

const LABEL = 'px-2 pt-2 pb-1 text-caption font-medium text-muted';

export function MenuGroup({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <Base.Group>
      <Base.GroupLabel className={LABEL}>{label}</Base.GroupLabel>
      {children}
    </Base.Group>
  );
}

/** One of several, ticked. The menu stays open so that the effect can be seen. */
export function MenuRadioGroup<T extends string>({
  label,
  value,
  onChange,
  options,
}: {
  label: ReactNode;
  value: T;
  onChange: (value: T) => void;
  options: readonly { value: T; label: ReactNode }[];
}) {
  return (
    <Base.RadioGroup value={value} onValueChange={(next) => onChange(next as T)}>
      <Base.GroupLabel className={LABEL}>{label}</Base.GroupLabel>
      {options.map((option) => (
        <Base.RadioItem key={option.value} value={option.value} closeOnClick={false} className={ITEM}>
          <span className="grid w-4 shrink-0 place-items-center">
            <Base.RadioItemIndicator>
              <Icon of={Check} />
            </Base.RadioItemIndicator>
          </span>
          {option.label}
        </Base.RadioItem>
      ))}
    </Base.RadioGroup>
  );
}

/** A setting that is on or off, ticked when on. */
export function MenuCheckItem({
  children,
  checked,
  onChange,
  disabled = false,
}: {
  children: ReactNode;
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean;
}) {
  return (
    <Base.CheckboxItem
      checked={checked}
      onCheckedChange={onChange}
      disabled={disabled}
      closeOnClick={false}
      className={cx(ITEM, disabled && 'text-muted')}
    >
      <span className="grid w-4 shrink-0 place-items-center">
        <Base.CheckboxItemIndicator>
          <Icon of={Check} />
        </Base.CheckboxItemIndicator>
      </span>
      {children}
    </Base.CheckboxItem>
  );
}
