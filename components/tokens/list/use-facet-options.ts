'use client';

import { use } from 'react';

import { useTokenPlace } from '../token-place.tsx';
import { TokenDialogContext } from '../token-dialog-context.ts';
import { FACET_OPTIONS, type Facet, type FilterOption } from './token-filters.ts';

/** The options of a filter; roles are those that can be held in this place, custom ones too. */
export function useFacetOptions(facet: Facet): readonly FilterOption[] {
  const { place } = useTokenPlace();
  const roles = use(TokenDialogContext)?.options.roles ?? [];
  if (facet !== 'role' || !place) return FACET_OPTIONS[facet];
  return roles.toReversed().map(({ role, name }) => ({ value: role, label: name }));
}
