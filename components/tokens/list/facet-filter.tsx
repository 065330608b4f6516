'use client';

import { useState } from 'react';

import { useFrame } from '#components/shell/frame-context.tsx';
import { FilterSelect } from '#components/ui/filter-select.tsx';

import { chosenOf, FACET_LABELS, IS_MULTIPLE, patchFacet, type Facet } from './token-filters.ts';
import { useTokenListActions } from './token-list-context.ts';
import { useFacetOptions } from './use-facet-options.ts';
import type { TokenQueryControl } from './use-token-query.ts';

/** One filter of the list; its counts respect all other filters. */
export function FacetFilter({ facet, control }: { facet: Facet; control: TokenQueryControl }) {
  const { organization } = useFrame();
  const actions = useTokenListActions();
  const options = useFacetOptions(facet);
  const [counts, setCounts] = useState<Record<string, number> | undefined>();
  const ask = async () => {
    setCounts(undefined);
    try {
      const answer = await actions.count(organization.shortName, { query: control.query, facet });
      if (answer.ok) setCounts(answer.data);
    } catch {
      // The options work without their counts.
    }
  };
  return (
    <FilterSelect
      label={FACET_LABELS[facet]}
      options={options}
      chosen={chosenOf(control.query, facet)}
      isMultiple={IS_MULTIPLE[facet]}
      onChange={(values) => control.change(patchFacet(facet, values))}
      counts={counts}
      onOpen={() => void ask()}
    />
  );
}
