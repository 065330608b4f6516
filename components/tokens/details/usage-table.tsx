'use client';

import { Time } from '#components/ui/time.tsx';
import { formatDate, formatNumber } from '#lib/format.ts';
import type { TokenUsage } from '#lib/tokens/types.ts';

/** The chart as numbers, newest first; spans without a request are left out. */
export function UsageTable({ usage, unit }: { usage: TokenUsage; unit: 'hour' | 'day' }) {
  const rows = usage.buckets.filter((bucket) => bucket.calls + bucket.refused > 0).toReversed();
  return (
    <table className="w-full tabular-nums">
      <caption className="px-4 pt-3 pb-2 text-start font-semibold">Requests per {unit}</caption>
      <thead>
        <tr className="h-9 bg-subtle text-caption text-muted *:border-y *:border-line *:px-4 *:font-medium">
          <th scope="col" className="text-start">
            {unit === 'day' ? 'Day (UTC)' : 'Hour'}
          </th>
          <th scope="col" className="text-end">
            Accepted
          </th>
          <th scope="col" className="text-end">
            Refused
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ at, calls, refused }) => (
          <tr key={at.getTime()} className="h-10 *:border-line *:px-4 not-last:*:border-b">
            <th scope="row" className="text-start font-normal">
              {unit === 'day' ? formatDate(at, 'UTC') : <Time value={at} mode="dateTime" />}
            </th>
            <td className="text-end">{formatNumber(calls)}</td>
            <td className={refused > 0 ? 'text-end text-danger-text' : 'text-end text-muted'}>
              {formatNumber(refused)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
