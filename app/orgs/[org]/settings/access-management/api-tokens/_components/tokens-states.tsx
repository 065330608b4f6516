'use client';

import { KeyRound } from 'lucide-react';

import { NoMatch } from '#components/data-table/list-states.tsx';
import { EmptyState } from '#components/shell/empty-state.tsx';
import { Button } from '#components/ui/button.tsx';

import { HowTokensWork } from './how-tokens-work.tsx';
import { NewTokenButton } from './new-token-button.tsx';
import type { TokenQueryControl } from './use-token-query.ts';

/** The Organization has no token at all: the one primary button stands in the middle. */
export function NoTokensYet({ reason }: { reason: string | undefined }) {
  return (
    <div className="rounded-card border border-line">
      <EmptyState
        icon={KeyRound}
        title="No API tokens yet"
        actions={
          <>
            <NewTokenButton reason={reason} />
            <HowTokensWork />
          </>
        }
      >
        Create a token to let a pipeline, script or Terraform act in this Organization.
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
  return (
    <NoMatch many="tokens" onClear={control.clearFilters} more={control.query.scope === 'all' ? null : searchAll} />
  );
}
