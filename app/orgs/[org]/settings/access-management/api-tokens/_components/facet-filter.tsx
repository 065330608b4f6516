'use client';

import { useState } from 'react';

import { useFrame } from '#components/shell/frame-context.tsx';
import { FilterSelect } from '#components/ui/filter-select.tsx';

import { countTokensAction } from '../actions.ts';
import { chosenOf, FACET_LABELS, FACET_OPTIONS, IS_MULTIPLE, patchFacet, type Facet } from './token-filters.ts';
import type { TokenQueryControl } from './use-token-query.ts';

/** One filter of the list; its counts respect all other filters. */
export function FacetFilter({ facet, control }: { facet: Facet; control: TokenQueryControl }) {
  const { organization } = useFrame();
  const [counts, setCounts] = useState<Record<string, number> | undefined>();
  const ask = async () => {
    setCounts(undefined);
    try {
      const answer = await countTokensAction(organization.shortName, { query: control.query, facet });
      if (answer.ok) setCounts(answer.data);
    } catch {
      // The options work without their counts.
    }
  };
  return (
    <FilterSelect
      label={FACET_LABELS[facet]}
      options={FACET_OPTIONS[facet]}
      chosen={chosenOf(control.query, facet)}
      isMultiple={IS_MULTIPLE[facet]}
      onChange={(values) => control.change(patchFacet(facet, values))}
      counts={counts}
      onOpen={() => void ask()}
    />
  );
}
