'use client';

import { Button } from '#components/ui/button.tsx';
import { useTimeZone } from '#components/ui/clock.tsx';
import { formatNumber, formatRelative, plural } from '#lib/format.ts';
import type { TokenImpact } from '#lib/tokens/types.ts';

import type { Impact } from './use-impact.ts';

interface ImpactBoxProps extends Impact {
  /** As the list or the page knew it: the box has its height before the answer is there. */
  wasUsed: boolean;
}

/** Who would notice: last use, requests and the busiest clients of seven days. */
export function ImpactBox({ impact, retry, wasUsed }: ImpactBoxProps) {
  if (impact === 'failed') {
    return (
      <div className="flex flex-wrap items-center gap-2 rounded-card border border-line px-3 py-2">
        <p className="flex-1" role="alert">
          Usage could not be loaded.
        </p>
        <Button size="small" onClick={retry}>
          Try again
        </Button>
      </div>
    );
  }
  if (impact === null) {
    return (
      <div aria-busy className="rounded-card border border-line">
        <span className="sr-only">Loading usage</span>
        <div className="px-3 py-2">
          <div className="h-5 w-40 rounded-tick bg-hover" />
        </div>
        {wasUsed && (
          <div className="border-t border-line px-3 py-1">
            <div className="my-1 h-4 rounded-tick bg-hover" />
            <div className="mt-2 mb-1 h-4 rounded-tick bg-hover" />
          </div>
        )}
      </div>
    );
  }
  if (impact.lastUsedAt === null) return <p className="rounded-card border border-line px-3 py-2">Never used.</p>;
  return <UsedBox impact={impact} lastUsedAt={impact.lastUsedAt} />;
}

function UsedBox({ impact, lastUsedAt }: { impact: TokenImpact; lastUsedAt: Date }) {
  const { clients, clientCount7d, now } = impact;
  const zone = useTimeZone();
  const more = clientCount7d - clients.length;
  return (
    <section aria-label="In use" className="rounded-card border border-line">
      <div className="flex flex-wrap items-baseline gap-x-2 px-3 py-2">
        <h3 className="flex-1 font-semibold">In use</h3>
        <p className="text-caption text-muted">
          Last used {formatRelative(lastUsedAt, now, zone)} · {plural(impact.requests7d, 'request')} in 7 days ·{' '}
          {plural(clientCount7d, 'client')}
        </p>
      </div>
      {clients.length > 0 && (
        <ul className="grid grid-cols-[fit-content(45%)_minmax(0,1fr)_auto_auto] gap-x-4 border-t border-line px-3 py-1 text-caption tabular-nums max-sm:grid-cols-[minmax(0,1fr)_auto]">
          {clients.map((client) => (
            <li
              key={`${client.address} ${client.userAgent}`}
              className="col-span-full grid grid-cols-subgrid items-center py-1"
            >
              <span className="truncate font-mono">{client.address}</span>
              <span className="truncate max-sm:order-3 max-sm:text-muted">{client.userAgent || 'Unknown client'}</span>
              <span className="text-muted max-sm:order-4 max-sm:text-end">
                {formatRelative(client.lastSeenAt, now, zone)}
              </span>
              <span className="text-end max-sm:order-2">
                {formatNumber(client.calls)}
                <span className="sr-only"> {client.calls === 1 ? 'request' : 'requests'}</span>
              </span>
            </li>
          ))}
          {more > 0 && <li className="col-span-full py-1 text-muted">{formatNumber(more)} more</li>}
        </ul>
      )}
    </section>
  );
}
