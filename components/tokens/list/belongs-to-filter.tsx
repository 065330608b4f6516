'use client';

import { FilterSelect } from '#components/ui/filter-select.tsx';
import type { TokenQuery } from '#lib/tokens/schemas.ts';

import { BELONGS_TO_OPTIONS } from './token-filters.ts';
import type { TokenQueryControl } from './use-token-query.ts';

interface BelongsToFilterProps {
  control: TokenQueryControl;
  scope: 'WORKSPACE' | 'DEPLOYMENT';
}

/** Own tokens, or those that were brought in. */
export function BelongsToFilter({ control, scope }: BelongsToFilterProps) {
  return (
    <FilterSelect
      label="Belongs to"
      options={BELONGS_TO_OPTIONS[scope]}
      chosen={control.query.belongsTo}
      isMultiple
      onChange={(values) => control.change({ belongsTo: values as TokenQuery['belongsTo'] })}
      counts={undefined}
      onOpen={() => {}}
    />
  );
}
