'use client';

import { X } from 'lucide-react';

import { Icon } from '#components/ui/icon.tsx';

import { filterChips } from './token-filters.ts';
import type { TokenQueryControl } from './use-token-query.ts';

export const TEXT_BUTTON =
  'rounded-control px-1 py-1 text-caption font-medium text-accent-text hover:underline max-sm:min-h-11';

interface FilterChipsProps {
  control: TokenQueryControl;
  nameOf: (id: string) => string;
}

/** The filters in force, each removable, above the table. */
export function FilterChips({ control, nameOf }: FilterChipsProps) {
  const { query, change, clearFilters } = control;
  const chips = filterChips(query, nameOf);
  if (chips.length === 0) return null;
  return (
    <div className="mt-2 flex flex-wrap items-center gap-2">
      {chips.map(({ key, label, remove }) => (
        <span
          key={key}
          className="inline-flex h-6 max-w-full items-center gap-1 rounded-control bg-accent-soft ps-2 text-caption font-medium text-accent-text max-sm:h-9 forced-colors:border"
        >
          <span className="truncate">{label}</span>
          <button
            type="button"
            aria-label={`Remove filter ${label}`}
            onClick={() => change(remove)}
            className="grid size-6 place-items-center rounded-control max-sm:size-9"
          >
            <Icon of={X} size="small" />
          </button>
        </span>
      ))}
      <button type="button" className={TEXT_BUTTON} onClick={clearFilters}>
        Clear filters
      </button>
    </div>
  );
}
