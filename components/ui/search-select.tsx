'use client';

import { Combobox as Base } from '@base-ui/react/combobox';
import { Check, ChevronDown } from 'lucide-react';
import { useEffect, useState } from 'react';

import { cx } from './cx.ts';
import { Icon } from './icon.tsx';
import { CONTROL } from './input.tsx';
import { FLOATING } from './menu.tsx';

export interface SearchOption {
  id: string;
  name: string;
  /** Muted, below the name. */
  detail?: string | null | undefined;
  /** Why it cannot be chosen; it stays listed. */
  reason?: string | undefined;
}

interface SearchSelectProps<Option extends SearchOption> {
  value: Option | null;
  onChange: (value: Option | null) => void;
  /** Asks the server; null when it did not answer. */
  search: (q: string) => Promise<{ options: Option[]; hasMore: boolean } | null>;
  placeholder: string;
  readOnly?: boolean;
  startsFocused?: boolean;
  className?: string;
  /** Only without a Field around it. */
  label?: string;
}

const PAUSE_MS = 250;

type Found<Option> = { q: string; options: Option[]; hasMore: boolean } | { q: string; failed: true };

/** One of many, found by a part of its name: the server searches 250 ms after the last letter. Put it into a Field. */
export function SearchSelect<Option extends SearchOption>(props: SearchSelectProps<Option>) {
  const { value, onChange, search, placeholder, readOnly = false, startsFocused, className, label } = props;
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState<string | null>(null);
  const [found, setFound] = useState<Found<Option> | null>(null);
  // The name of what is chosen stands in the field: that is no search.
  const q = (typed ?? '').trim();

  useEffect(() => {
    if (!isOpen) return;
    let isLate = false;
    const ask = async () => {
      const answer = await search(q).catch(() => null);
      if (!isLate) setFound(answer ? { q, ...answer } : { q, failed: true });
    };
    const timer = setTimeout(() => void ask(), q === '' ? 0 : PAUSE_MS);
    return () => {
      isLate = true;
      clearTimeout(timer);
    };
  }, [isOpen, q, search]);

  const options = found && 'options' in found ? found.options : [];
  return (
    <Base.Root<Option>
      items={options}
      filter={null}
      value={value}
      onValueChange={(next) => {
        setTyped(null);
        onChange(next);
      }}
      itemToStringLabel={(option) => option.name}
      isItemEqualToValue={(a, b) => a.id === b.id}
      open={isOpen}
      onOpenChange={(next) => {
        setOpen(next);
        if (!next) setTyped(null);
      }}
      onInputValueChange={(text, details) => {
        if (details.reason === 'input-change') setTyped(text);
      }}
      readOnly={readOnly}
      autoHighlight
    >
      <Base.InputGroup className={cx('relative', className)}>
        <Base.Input
          aria-label={label}
          data-autofocus={startsFocused || undefined}
          placeholder={placeholder}
          className={cx(CONTROL, 'h-8 pe-9 text-ellipsis max-sm:h-11 max-sm:pe-11')}
          autoComplete="off"
          spellCheck={false}
          onKeyDown={(event) => {
            // Enter chooses here; without a choice it must not send the form.
            if (event.key === 'Enter') event.preventDefault();
          }}
        />
        <Base.Trigger
          aria-label="Show the list"
          tabIndex={-1}
          className="absolute end-0 top-0 grid h-8 w-9 place-items-center text-muted max-sm:size-11"
        >
          <Icon of={ChevronDown} size="small" />
        </Base.Trigger>
      </Base.InputGroup>
      <Base.Portal>
        <Base.Positioner sideOffset={4} collisionPadding={8} className="z-50 outline-hidden">
          <Base.Popup
            aria-busy={found?.q !== q || undefined}
            className={cx(
              FLOATING,
              'max-h-[min(320px,var(--available-height))] w-(--anchor-width) min-w-56 overflow-y-auto overscroll-contain p-1',
            )}
          >
            <Base.Status className="text-caption text-muted">
              <StatusLine found={found} q={q} />
            </Base.Status>
            <Base.List>
              {(option: Option) => (
                <Base.Item
                  key={option.id}
                  value={option}
                  disabled={option.reason !== undefined}
                  className="flex min-h-8 items-start gap-2 rounded-control px-2 py-1.5 outline-hidden select-none data-disabled:text-muted data-highlighted:bg-hover max-sm:min-h-11 forced-colors:data-highlighted:bg-[Highlight]"
                >
                  <span className="grid w-4 shrink-0 place-items-center pt-0.5">
                    <Base.ItemIndicator>
                      <Icon of={Check} />
                    </Base.ItemIndicator>
                  </span>
                  <span className="min-w-0 flex-1 wrap-anywhere">
                    <span className={cx('block', option.reason === undefined && 'font-medium')}>{option.name}</span>
                    {option.detail && <span className="block text-caption text-muted">{option.detail}</span>}
                  </span>
                  {option.reason !== undefined && (
                    <span className="max-w-1/2 pt-0.5 text-end text-caption text-muted">{option.reason}</span>
                  )}
                </Base.Item>
              )}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

function StatusLine<Option>({ found, q }: { found: Found<Option> | null; q: string }) {
  const line = (text: string) => <span className="block px-2 py-1.5">{text}</span>;
  if (!found) return line('Searching…');
  if ('failed' in found) return line('The list did not answer. Type again to try again.');
  if (found.options.length === 0) return line(q === '' ? 'There is nothing to choose yet.' : 'Nothing matches.');
  return found.hasMore ? line(`The first ${found.options.length}. Type to find others.`) : null;
}
