'use client';

import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';

import { Button } from '#components/ui/button.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { Select } from '#components/ui/select.tsx';
import { formatNumber } from '#lib/format.ts';
import { PER_PAGE } from '#lib/lists.ts';

interface PaginationProps {
  page: number;
  perPage: number;
  total: number;
  onPage: (page: number) => void;
  onPerPage: (perPage: number) => void;
}

/**
 * Takes whatever was typed on Enter or on leaving the field; what is no page of the list goes back. The field itself is
 * asked, because somebody may have typed before React was there to hear it.
 */
function PageField({ page, pageCount, onPage }: { page: number; pageCount: number; onPage: (page: number) => void }) {
  const [typed, setTyped] = useState<string | null>(null);
  const commit = (text: string) => {
    const wanted = Number(text);
    setTyped(null);
    if (!Number.isInteger(wanted) || wanted < 1) return;
    const reachable = Math.min(wanted, pageCount);
    if (reachable !== page) onPage(reachable);
  };
  return (
    <input
      aria-label="Page"
      inputMode="numeric"
      autoComplete="off"
      value={typed ?? String(page)}
      onChange={(event) => setTyped(event.target.value.replaceAll(/\D/g, '').slice(0, 7))}
      onBlur={(event) => commit(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit(event.currentTarget.value);
      }}
      className="h-7 w-11 min-w-0 rounded-control border border-control bg-canvas text-center tabular-nums max-sm:h-11 max-sm:text-lead"
      style={{ width: `${Math.max(44, 20 + String(pageCount).length * 9)}px` }}
    />
  );
}

/** `Rows [50] 1–50 of 4,210 ‹ Page [1] of 85 ›` */
export function Pagination({ page, perPage, total, onPage, onPerPage }: PaginationProps) {
  const pageCount = Math.max(1, Math.ceil(total / perPage));
  const first = total === 0 ? 0 : (page - 1) * perPage + 1;
  const last = Math.min(page * perPage, total);
  return (
    <nav aria-label="Pages" className="ms-auto flex items-center gap-2 whitespace-nowrap tabular-nums">
      <label htmlFor="rows-per-page" className="text-muted max-lg:sr-only">
        Rows
      </label>
      <Select
        id="rows-per-page"
        className="[&_select]:!h-7 max-lg:hidden"
        value={perPage}
        onChange={(event) => onPerPage(Number(event.target.value))}
      >
        {PER_PAGE.map((option) => (
          <option key={option} value={option}>
            {option}
          </option>
        ))}
      </Select>
      <span className="text-muted max-sm:hidden">
        {formatNumber(first)}–{formatNumber(last)} of {formatNumber(total)}
      </span>
      <span aria-hidden className="mx-1 h-4 w-px bg-line max-sm:hidden" />
      <Button
        kind="quiet"
        size="small"
        iconOnly
        aria-label="Previous page"
        inactive={page <= 1}
        onClick={() => onPage(page - 1)}
      >
        <Icon of={ChevronLeft} />
      </Button>
      <span className="flex items-center gap-2 text-muted">
        Page
        <PageField key={page} page={page} pageCount={pageCount} onPage={onPage} />
        of {formatNumber(pageCount)}
      </span>
      <Button
        kind="quiet"
        size="small"
        iconOnly
        aria-label="Next page"
        inactive={page >= pageCount}
        onClick={() => onPage(page + 1)}
      >
        <Icon of={ChevronRight} />
      </Button>
    </nav>
  );
}
