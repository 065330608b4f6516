'use client';

import { TEXT_BUTTON } from '#components/data-table/filter-chips.tsx';
import { Pagination } from '#components/data-table/pagination.tsx';
import { useFrame } from '#components/shell/frame-context.tsx';
import { cx } from '#components/ui/cx.ts';
import { formatNumber } from '#lib/format.ts';
import { csvHead, csvLines, exportFileName } from '#lib/tokens/export-format.ts';
import type { TokenQuery } from '#lib/tokens/schemas.ts';

import { useTokenPlace } from '../token-place.tsx';
import { BulkBar } from './bulk-bar.tsx';
import type { BulkOperation } from './bulk-words.ts';
import { exportHref } from './export-menu.tsx';
import type { Selection } from './use-selection.ts';

interface TokensFootProps {
  selection: Selection;
  answered: TokenQuery;
  total: number;
  onPage: (page: number) => void;
  onPerPage: (perPage: TokenQuery['perPage']) => void;
  onOperation: (operation: BulkOperation) => void;
}

function download(url: string, fileName: string) {
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
}

/** The sticky bar below the rows: selection at its start, paging at its end. */
export function TokensFoot({ selection, answered, total, onPage, onPerPage, onOperation }: TokensFootProps) {
  const { organization } = useFrame();
  const { listHref } = useTokenPlace();
  const { count, selected, isEverything } = selection;
  const exportCsv = () => {
    if (isEverything) return download(exportHref(listHref, answered, 'csv'), '');
    const file = URL.createObjectURL(new Blob([csvHead(), csvLines(selected)], { type: 'text/csv' }));
    download(file, exportFileName(organization.shortName, new Date(), 'csv'));
    setTimeout(() => URL.revokeObjectURL(file), 10_000);
  };
  return (
    <div className="data-foot flex-wrap !gap-y-0">
      {selection.canTakeEverything ? (
        <p className="flex min-h-9 w-full flex-wrap items-center gap-x-2 border-b border-line">
          {isEverything
            ? `All ${formatNumber(total)} that match are selected.`
            : `All ${formatNumber(selected.length)} on this page are selected.`}
          {isEverything ? null : (
            <button type="button" className={`${TEXT_BUTTON} !text-body`} onClick={selection.takeEverything}>
              {`Select all ${formatNumber(total)} that match`}
            </button>
          )}
        </p>
      ) : null}
      {count > 0 ? (
        <BulkBar count={count} onOperation={onOperation} onExport={exportCsv} onClear={selection.clear} />
      ) : null}
      <div className={cx('ms-auto flex min-h-12 items-center', count > 0 && 'max-sm:hidden')}>
        <Pagination
          page={answered.page}
          perPage={answered.perPage}
          total={total}
          onPage={onPage}
          onPerPage={(perPage) => onPerPage(perPage as TokenQuery['perPage'])}
        />
      </div>
    </div>
  );
}
