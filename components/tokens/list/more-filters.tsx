'use client';

import { ChevronDown } from 'lucide-react';

import { Button } from '#components/ui/button.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { Popover } from '#components/ui/popover.tsx';
import { Select } from '#components/ui/select.tsx';
import type { TokenQuery } from '#lib/tokens/schemas.ts';

import { SCOPE_OPTIONS } from './token-filters.ts';
import type { TokenQueryControl } from './use-token-query.ts';

export interface Creator {
  id: string;
  label: string;
}

interface MoreFieldsProps {
  control: TokenQueryControl;
  /** Creators of the rows in sight; who else created tokens can be searched for by name. */
  creators: Creator[];
}

const FIELD = 'grid gap-1';
const LABEL = 'text-caption font-medium text-muted';

function ScopeField({ control }: Pick<MoreFieldsProps, 'control'>) {
  const { query, change } = control;
  return (
    <div className={FIELD}>
      <label htmlFor="filter-scope" className={LABEL}>
        Scope
      </label>
      <Select
        id="filter-scope"
        value={query.scope}
        onChange={(event) => change({ scope: event.target.value as TokenQuery['scope'] })}
      >
        {SCOPE_OPTIONS.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </Select>
    </div>
  );
}

/** Scope and creator: filters few people need every day. */
export function MoreFields({ control, creators }: MoreFieldsProps) {
  const { query, change } = control;
  const isKnown = query.by === null || creators.some(({ id }) => id === query.by);
  return (
    <>
      {query.place ? null : <ScopeField control={control} />}
      <div className={FIELD}>
        <label htmlFor="filter-creator" className={LABEL}>
          Created by
        </label>
        <Select
          id="filter-creator"
          value={query.by ?? ''}
          onChange={(event) => change({ by: event.target.value === '' ? null : event.target.value })}
        >
          <option value="">Anybody</option>
          {isKnown ? null : <option value={query.by ?? ''}>Somebody else</option>}
          {creators.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </Select>
      </div>
    </>
  );
}

export function MoreFilters(props: MoreFieldsProps) {
  const { query } = props.control;
  const count = [
    query.place === null && query.scope !== 'organization',
    query.by,
    query.workspace,
    query.deployment,
  ].filter(Boolean).length;
  return (
    <Popover
      label="More filters"
      className="w-64"
      trigger={
        <Button>
          More
          {count > 0 ? (
            <span className="min-w-5 rounded-control bg-accent-soft px-1.5 text-center text-[12px] leading-5 text-accent-text">
              {count}
            </span>
          ) : null}
          <Icon of={ChevronDown} size="small" />
        </Button>
      }
    >
      <div className="grid gap-3 p-2">
        <MoreFields {...props} />
      </div>
    </Popover>
  );
}
