'use client';

import { SearchX, ServerCrash } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTransition, type ReactNode } from 'react';

import { RequestId } from '#components/shell/broken-page.tsx';
import { EmptyState } from '#components/shell/empty-state.tsx';
import { Button } from '#components/ui/button.tsx';

import { TableSkeleton } from './table-skeleton.tsx';

interface NoMatchProps {
  /** The rows' name in the plural: `tokens`. */
  many: string;
  onClear: () => void;
  /** A second way out beside `Clear filters`. */
  more?: ReactNode;
}

/** There are rows, but none of them matches. */
export function NoMatch({ many, onClear, more }: NoMatchProps) {
  return (
    <EmptyState
      icon={SearchX}
      title={`No ${many} match`}
      actions={
        <>
          <Button onClick={onClear}>Clear filters</Button>
          {more}
        </>
      }
    >
      Try fewer filters or another word.
    </EmptyState>
  );
}

/** In the frame of the table: the filters stay, and another try keeps them. `title`: `Tokens could not be loaded`. */
export function ListFailed({ title, requestId }: { title: string; requestId: string }) {
  const router = useRouter();
  const [isTrying, startTrying] = useTransition();
  return (
    <div role="alert">
      <EmptyState
        icon={ServerCrash}
        title={title}
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

interface ListSkeletonProps {
  /** On phones the filters, or the button of the list, stand in a line of their own below the search. */
  hasSecondLine?: boolean;
}

/** Place of the search and grey rows of the final height while a list is on its way. */
export function ListSkeleton({ hasSecondLine = false }: ListSkeletonProps) {
  return (
    <>
      <div className="late h-8 w-80 max-w-full rounded-control bg-hover max-sm:h-11 max-sm:w-full" />
      {hasSecondLine && <div className="late mt-2 h-11 rounded-control bg-hover sm:hidden" />}
      <div className="data-frame">
        <div className="h-9 rounded-t-[7px] border-b border-line bg-subtle max-sm:hidden" />
        <TableSkeleton />
      </div>
    </>
  );
}
