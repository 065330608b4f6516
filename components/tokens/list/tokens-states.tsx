'use client';

import { KeyRound } from 'lucide-react';

import { NoMatch } from '#components/data-table/list-states.tsx';
import { EmptyState } from '#components/shell/empty-state.tsx';
import { Button } from '#components/ui/button.tsx';

import { HowTokensWork } from './how-tokens-work.tsx';
import { useTokenPlace } from '../token-place.tsx';
import { AddTokens, type AddTokensProps } from './add-tokens.tsx';
import { PLACE_WORDS } from './place-words.ts';
import type { TokenQueryControl } from './use-token-query.ts';

/** There is no token here at all: the one primary button stands in the middle. */
export function NoTokensYet(props: AddTokensProps) {
  const { scope } = useTokenPlace();
  return (
    <div className="rounded-card border border-line">
      <EmptyState
        icon={KeyRound}
        title="No API tokens yet"
        actions={
          <>
            <AddTokens {...props} />
            <HowTokensWork />
          </>
        }
      >
        {PLACE_WORDS[scope].empty}
      </EmptyState>
    </div>
  );
}

export function NoTokensMatch({ control }: { control: TokenQueryControl }) {
  const searchAll = (
    <Button kind="quiet" onClick={() => control.change({ scope: 'all' })}>
      Search all scopes
    </Button>
  );
  const isNarrow = control.query.place === null && control.query.scope !== 'all';
  return <NoMatch many="tokens" onClear={control.clearFilters} more={isNarrow ? searchAll : null} />;
}
