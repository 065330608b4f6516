'use client';

import { Search, X } from 'lucide-react';
import { useRef } from 'react';

import { useShortcut } from '#components/shell/shortcuts.tsx';
import { Button } from '#components/ui/button.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { Kbd } from '#components/ui/kbd.tsx';

interface SearchFieldProps {
  /** Accessible name: `Search tokens`. */
  label: string;
  placeholder: string;
  text: string;
  onChange: (text: string) => void;
}

/** The search of a list: `/` leads to it, Esc and the cross empty it. */
export function SearchField({ label, placeholder, text, onChange }: SearchFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  useShortcut('/', 'Search', () => field.current?.focus());
  return (
    <search className="relative flex w-80 min-w-0 shrink items-center max-sm:flex-1">
      <Icon of={Search} className="pointer-events-none absolute start-3 text-muted" />
      <input
        ref={field}
        type="text"
        role="searchbox"
        aria-label={label}
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && text !== '') onChange('');
        }}
        className="h-8 w-full min-w-0 rounded-control border border-control bg-canvas ps-9 pe-9 text-ellipsis -outline-offset-1 placeholder:text-muted focus-visible:outline-2 focus-visible:outline-accent max-sm:h-11 max-sm:text-lead"
      />
      {text === '' ? (
        <Kbd className="pointer-events-none absolute end-1.5 max-sm:hidden">/</Kbd>
      ) : (
        <Button
          kind="quiet"
          size="small"
          iconOnly
          aria-label="Clear search"
          className="absolute end-0.5 max-sm:end-0"
          onClick={() => {
            onChange('');
            field.current?.focus();
          }}
        >
          <Icon of={X} />
        </Button>
      )}
    </search>
  );
}
