'use client';

import type { ReactNode } from 'react';

import { FilterSelect } from '#components/ui/filter-select.tsx';

import { FilterChips } from './filter-chips.tsx';
import { chosenOf, type FilterOption, type ListDefinition } from './list-definition.ts';
import { SearchField } from './search-field.tsx';
import type { ListControl } from './use-list-query.ts';

interface ListToolbarProps {
  list: ListDefinition;
  control: ListControl;
  placeholder: string;
  options: Partial<Record<string, readonly FilterOption[]>>;
  children?: ReactNode;
}

/** Search, filters and chips of a list; on phones the filters stand below the search. */
export function ListToolbar({ list, control, placeholder, options, children }: ListToolbarProps) {
  const { query, change } = control;
  const filters = Object.entries(list.filters).map(([key, filter]) => {
    const chosen = chosenOf(query, key);
    return { ...filter, key, chosen, options: filter.options ?? options[key] ?? [] };
  });
  const chips = filters.flatMap(({ key, label, chosen, options: known }) =>
    chosen.map((value) => ({
      key: `${key} ${value}`,
      label: `${label}: ${known.find((option) => option.value === value)?.label ?? value}`,
      onRemove: () => change({ [key]: chosen.filter((other) => other !== value) }),
    })),
  );
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <SearchField label={`Search ${list.many}`} placeholder={placeholder} text={query.q} onChange={control.search} />
        {filters.length > 0 ? (
          <div className="flex flex-wrap items-center gap-2 max-sm:w-full">
            {filters.map((filter) => (
              <FilterSelect
                key={filter.key}
                label={filter.label}
                options={filter.options}
                chosen={filter.chosen}
                isMultiple={filter.isMultiple ?? false}
                onChange={(values) => change({ [filter.key]: values })}
                counts={undefined}
                onOpen={() => {}}
              />
            ))}
          </div>
        ) : null}
        {children}
      </div>
      <FilterChips chips={chips} onClear={control.clearFilters} />
    </>
  );
}
