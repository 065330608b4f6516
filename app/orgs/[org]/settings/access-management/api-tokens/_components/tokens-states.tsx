'use client';

import { KeyRound, SearchX, ServerCrash } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTransition } from 'react';

import { RequestId } from '#components/shell/broken-page.tsx';
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
  return (
    <EmptyState
      icon={SearchX}
      title="No tokens match"
      actions={
        <>
          <Button onClick={control.clearFilters}>Clear filters</Button>
          {control.query.scope === 'all' ? null : (
            <Button kind="quiet" onClick={() => control.change({ scope: 'all' })}>
              Search all scopes
            </Button>
          )}
        </>
      }
    >
      Try fewer filters or another word.
    </EmptyState>
  );
}

/** In the frame of the table: the filters stay, and another try keeps them. */
export function TokensFailed({ requestId }: { requestId: string }) {
  const router = useRouter();
  const [isTrying, startTrying] = useTransition();
  return (
    <div role="alert">
      <EmptyState
        icon={ServerCrash}
        title="Tokens could not be loaded"
        actions={
          <Button inactive={isTrying} onClick={() => startTrying(() => router.refresh())}>
            {isTrying ? 'Trying…' : 'Try again'}
          </Button>
        }
      >
        <p>The list did not answer. Nothing was changed.</p>
        <RequestId id={requestId} />
      </EmptyState>
    </div>
  );
}
