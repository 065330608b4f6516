'use client';

import { useMemo } from 'react';

import type { ListDefinition, ListQueryBase } from './list-definition.ts';
import { useUrlQuery, type UrlQueryControl } from './use-url-query.ts';

export type ListControl = UrlQueryControl<ListQueryBase & Record<string, unknown>>;

/** The question of a defined list, kept in the URL. */
export function useListQuery(list: ListDefinition): ListControl {
  const noFilters = useMemo(
    () => Object.fromEntries(['q', ...Object.keys(list.filters)].map((key) => [key, null])),
    [list],
  );
  return useUrlQuery(
    list.parsers,
    list.toQuery as (state: unknown) => ListControl['query'],
    noFilters as Record<string, null>,
  );
}
