'use client';

import { FilterChips } from '#components/data-table/filter-chips.tsx';

import type { ChoosableColumn } from './column-choice.ts';
import { BelongsToFilter } from './belongs-to-filter.tsx';
import { ColumnsMenu } from './columns-menu.tsx';
import { FacetFilter } from './facet-filter.tsx';
import { FiltersSheet } from './filters-sheet.tsx';
import { LookUpNotice } from './look-up-notice.tsx';
import { MoreFilters, type Creator } from './more-filters.tsx';
import { filterChips } from './token-filters.ts';
import { TokenSearch } from './token-search.tsx';
import { useLookUp } from './use-look-up.ts';
import type { TokenQueryControl } from './use-token-query.ts';

interface TokensToolbarProps {
  control: TokenQueryControl;
  creators: Creator[];
  total: number;
  columns: ChoosableColumn[];
  onColumns: (columns: ChoosableColumn[]) => void;
}

/** Search, filters, chips and columns. */
export function TokensToolbar({ control, creators, total, columns, onColumns }: TokensToolbarProps) {
  const { lookUp, ask, dismiss } = useLookUp();
  const { query, search, change, clearFilters } = control;
  const nameOf = (id: string) => creators.find((creator) => creator.id === id)?.label ?? id;
  const chips = filterChips(query, nameOf).map(({ key, label, remove }) => ({
    key,
    label,
    onRemove: () => change(remove),
  }));
  return (
    <>
      <div className="flex items-center gap-2">
        <TokenSearch
          text={query.q}
          onSearch={(text) => {
            dismiss();
            search(text);
          }}
          onTokenValue={(value) => {
            search('');
            void ask(value);
          }}
        />
        <div className="flex items-center gap-2 max-sm:hidden">
          <FacetFilter facet="status" control={control} />
          <FacetFilter facet="role" control={control} />
          <FacetFilter facet="expires" control={control} />
          <FacetFilter facet="used" control={control} />
          {query.place ? <BelongsToFilter control={control} scope={query.place.scope} /> : null}
          <MoreFilters control={control} creators={creators} />
        </div>
        <div className="ms-auto max-md:hidden">
          <ColumnsMenu visible={columns} onChange={onColumns} />
        </div>
        <FiltersSheet control={control} creators={creators} total={total} />
      </div>
      <LookUpNotice lookUp={lookUp} onDismiss={dismiss} />
      <FilterChips chips={chips} onClear={clearFilters} />
    </>
  );
}
