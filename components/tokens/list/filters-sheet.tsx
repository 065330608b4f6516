'use client';

import { ListFilter } from 'lucide-react';
import { useState } from 'react';

import { Button } from '#components/ui/button.tsx';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { Dialog, DialogBody, DialogFoot, DialogHead } from '#components/ui/dialog.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { Select } from '#components/ui/select.tsx';
import { plural } from '#lib/format.ts';
import type { TokenQuery } from '#lib/tokens/schemas.ts';

import { MoreFields, type Creator } from './more-filters.tsx';
import {
  BELONGS_TO_OPTIONS,
  chosenOf,
  FACET_LABELS,
  filterChips,
  patchFacet,
  type Facet,
  type FilterOption,
} from './token-filters.ts';
import { useFacetOptions } from './use-facet-options.ts';
import type { TokenQueryControl } from './use-token-query.ts';

const SORTS: { sort: TokenQuery['sort']; dir: TokenQuery['dir']; label: string }[] = [
  { sort: 'created', dir: 'desc', label: 'Newest first' },
  { sort: 'created', dir: 'asc', label: 'Oldest first' },
  { sort: 'name', dir: 'asc', label: 'Name, A to Z' },
  { sort: 'expires', dir: 'asc', label: 'Expires soonest' },
  { sort: 'lastUsed', dir: 'desc', label: 'Used most recently' },
  { sort: 'lastUsed', dir: 'asc', label: 'Unused for longest' },
];

interface CheckGroupProps {
  label: string;
  options: readonly FilterOption[];
  chosen: string[];
  onChange: (chosen: string[]) => void;
}

function CheckGroup({ label: legend, options, chosen, onChange }: CheckGroupProps) {
  const toggle = (value: string, isOn: boolean) =>
    onChange(isOn ? [...chosen, value] : chosen.filter((other) => other !== value));
  return (
    <fieldset>
      <legend className="mb-1 font-medium">{legend}</legend>
      <div className="grid grid-cols-2 gap-x-4">
        {options.map(({ value, label }) => (
          <label key={value} className="flex min-h-11 items-center gap-3">
            <Checkbox checked={chosen.includes(value)} onChange={(event) => toggle(value, event.target.checked)} />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function FacetChecks({ facet, control }: { facet: Facet; control: TokenQueryControl }) {
  return (
    <CheckGroup
      label={FACET_LABELS[facet]}
      options={useFacetOptions(facet)}
      chosen={chosenOf(control.query, facet)}
      onChange={(values) => control.change(patchFacet(facet, values))}
    />
  );
}

function OneOf({ facet, control }: { facet: Facet; control: TokenQueryControl }) {
  const options = useFacetOptions(facet);
  const id = `sheet-${facet}`;
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="font-medium">
        {FACET_LABELS[facet]}
      </label>
      <Select
        id={id}
        value={chosenOf(control.query, facet)[0] ?? ''}
        onChange={(event) => control.change(patchFacet(facet, event.target.value === '' ? [] : [event.target.value]))}
      >
        <option value="">Any</option>
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </Select>
    </div>
  );
}

/** On phones all filters and the order share one sheet; they apply at once, as everywhere. */
export function FiltersSheet({
  control,
  creators,
  total,
}: {
  control: TokenQueryControl;
  creators: Creator[];
  total: number;
}) {
  const [isOpen, setIsOpen] = useState(false);
  const { query, change, clearFilters } = control;
  const count = filterChips(query, String).length;
  const close = () => setIsOpen(false);
  return (
    <>
      <Button className="sm:!hidden" onClick={() => setIsOpen(true)}>
        <Icon of={ListFilter} />
        {count > 0 ? `Filters (${count})` : 'Filters'}
      </Button>
      <Dialog open={isOpen} onDismiss={close}>
        <DialogHead title="Filters" onClose={close} />
        <DialogBody>
          <FacetChecks facet="status" control={control} />
          <FacetChecks facet="role" control={control} />
          {query.place ? (
            <CheckGroup
              label="Belongs to"
              options={BELONGS_TO_OPTIONS[query.place.scope]}
              chosen={query.belongsTo}
              onChange={(values) => change({ belongsTo: values as TokenQuery['belongsTo'] })}
            />
          ) : null}
          <OneOf facet="expires" control={control} />
          <OneOf facet="used" control={control} />
          <MoreFields control={control} creators={creators} />
          <div className="grid gap-1">
            <label htmlFor="sheet-sort" className="font-medium">
              Sort by
            </label>
            <Select
              id="sheet-sort"
              value={`${query.sort} ${query.dir}`}
              onChange={(event) => {
                const [sort, dir] = event.target.value.split(' ') as [TokenQuery['sort'], TokenQuery['dir']];
                change({ sort, dir });
              }}
            >
              {SORTS.map(({ sort, dir, label }) => (
                <option key={label} value={`${sort} ${dir}`}>
                  {label}
                </option>
              ))}
            </Select>
          </div>
        </DialogBody>
        <DialogFoot>
          <Button onClick={clearFilters}>Clear filters</Button>
          <Button kind="primary" onClick={close}>
            {`Show ${plural(total, 'token')}`}
          </Button>
        </DialogFoot>
      </Dialog>
    </>
  );
}
