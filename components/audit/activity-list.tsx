'use client';

import { ChevronRight, KeyRound } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import { usePathname } from 'next/navigation';

import { buttonClass } from '#components/ui/button.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { Time } from '#components/ui/time.tsx';
import type { ActivityEvent } from '#lib/tokens/types.ts';

import { EventDetails } from './event-details.tsx';

interface ActivityListProps {
  events: ActivityEvent[];
  /** Where the next, older page begins; null on the last one. */
  next: string | null;
  isOlder: boolean;
  /** Said when there is nothing to show. */
  empty: string;
  /** What the addresses of other pages keep. */
  kept?: Record<string, string>;
}

/** Audit entries, newest first, each of which opens what it changed; older ones are a page away. */
export function ActivityList({ events, next, isOlder, empty, kept = {} }: ActivityListProps) {
  const path = usePathname();
  const href = (more: Record<string, string>) => {
    const search = new URLSearchParams({ ...kept, ...more });
    return (search.size > 0 ? `${path}?${search}` : path) as Route;
  };
  return (
    <>
      {events.length === 0 ? (
        <p className="mb-6 rounded-card border border-line px-4 py-12 text-center text-muted">{empty}</p>
      ) : (
        <ul aria-label="Activity" className="mb-4 divide-y divide-line rounded-card border border-line">
          {events.map((event) => (
            <Entry key={event.id} event={event} />
          ))}
        </ul>
      )}
      {(isOlder || next) && (
        <nav aria-label="Pages" className="mb-6 flex gap-2">
          {isOlder && (
            <Link href={href({})} className={buttonClass()}>
              Back to the newest
            </Link>
          )}
          {next && (
            <Link href={href({ before: next })} className={buttonClass()}>
              Load older
            </Link>
          )}
        </nav>
      )}
    </>
  );
}

/** One line that opens what changed. */
function Entry({ event }: { event: ActivityEvent }) {
  return (
    <li>
      <details className="group">
        <summary className="flex cursor-pointer list-none gap-3 px-4 py-3 -outline-offset-2 hover:bg-hover">
          <Icon
            of={ChevronRight}
            className="mt-0.5 text-muted transition-transform duration-[120ms] group-open:rotate-90"
          />
          <span className="grid min-w-0 flex-1 gap-x-4 sm:grid-cols-[minmax(0,1fr)_auto]">
            <span className="min-w-0 wrap-anywhere">
              {event.actor.type === 'TOKEN' && <Icon of={KeyRound} size="small" className="me-1 inline text-muted" />}
              <b className="font-semibold">{event.actor.label}</b> {event.sentence}
            </span>
            <span className="text-muted sm:text-end">
              <Time value={event.at} tabIndex={-1} />
            </span>
            <span className="text-caption text-muted wrap-anywhere sm:col-span-2">
              {event.address} · request <span className="font-mono">{event.requestId}</span>
            </span>
          </span>
        </summary>
        <EventDetails event={event} />
      </details>
    </li>
  );
}
