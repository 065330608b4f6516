'use client';

import { X } from 'lucide-react';

import { Icon } from '#components/ui/icon.tsx';

export const TEXT_BUTTON =
  'rounded-control px-1 py-1 text-caption font-medium text-accent-text hover:underline max-sm:min-h-11';

interface FilterChipsProps {
  chips: readonly { key: string; label: string; onRemove: () => void }[];
  onClear: () => void;
}

/** The filters in force, each removable, above the table. */
export function FilterChips({ chips, onClear }: FilterChipsProps) {
  if (chips.length === 0) return null;
  return (
    <div className="mt-2 flex flex-wrap items-center gap-2">
      {chips.map(({ key, label, onRemove }) => (
        <span
          key={key}
          className="inline-flex h-6 max-w-full items-center gap-1 rounded-control bg-accent-soft ps-2 text-caption font-medium text-accent-text max-sm:h-11 forced-colors:border"
        >
          <span className="truncate">{label}</span>
          <button
            type="button"
            aria-label={`Remove filter ${label}`}
            onClick={onRemove}
            className="grid size-6 place-items-center rounded-control max-sm:size-11"
          >
            <Icon of={X} size="small" />
          </button>
        </span>
      ))}
      <button type="button" className={TEXT_BUTTON} onClick={onClear}>
        Clear filters
      </button>
    </div>
  );
}
