'use client';

import { ChartColumn, Download, Table2 } from 'lucide-react';
import type { Route } from 'next';
import { useState } from 'react';

import { useTokenHref } from '#components/tokens/token-place.tsx';
import { EmptyState } from '#components/shell/empty-state.tsx';
import { Button } from '#components/ui/button.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { Segmented } from '#components/ui/segmented.tsx';
import { Time } from '#components/ui/time.tsx';
import { formatNumber } from '#lib/format.ts';
import { USAGE_RANGES, type TokenDetails, type TokenUsage, type UsageRange } from '#lib/tokens/types.ts';

import { ClientsTable } from './clients-table.tsx';
import { UsageChart } from './usage-chart.tsx';
import { downloadUsage } from './usage-csv.ts';
import { UsageTable } from './usage-table.tsx';

const RANGES: Record<UsageRange, string> = { '24h': '24 h', '7d': '7 days', '30d': '30 days', '90d': '90 days' };

/** `Usage`: how often the token was used, and by whom. */
export function UsageView({ token, usage }: { token: TokenDetails; usage: TokenUsage }) {
  const hrefOf = useTokenHref();
  const [isTable, setIsTable] = useState(false);
  const isEmpty = usage.calls + usage.refused === 0;
  const href = hrefOf({ id: token.id }, 'usage');
  const unit = usage.range === '24h' || usage.range === '7d' ? 'hour' : 'day';
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <Segmented
          label="Range"
          items={USAGE_RANGES.map((range) => ({
            label: RANGES[range],
            href: (range === '30d' ? href : `${href}?range=${range}`) as Route,
            current: range === usage.range,
          }))}
        />
        {!isEmpty && (
          <div className="ms-auto flex gap-2">
            <Button kind="quiet" onClick={() => setIsTable(!isTable)}>
              <Icon of={isTable ? ChartColumn : Table2} />
              {isTable ? 'View as chart' : 'View as table'}
            </Button>
            <Button onClick={() => downloadUsage(token, usage)}>
              <Icon of={Download} />
              CSV
            </Button>
          </div>
        )}
      </div>
      {isEmpty ? (
        <div className="mb-6 rounded-card border border-line">
          <EmptyState icon={ChartColumn} title="No requests in this period">
            {token.lastUsedAt
              ? 'Choose a longer range to see earlier requests.'
              : 'No request has used this token so far.'}
          </EmptyState>
        </div>
      ) : (
        <>
          <section aria-label="Requests" className="mb-4 rounded-card border border-line">
            <dl className="grid grid-cols-4 border-b border-line max-sm:grid-cols-2">
              <Total label="Requests">{formatNumber(usage.calls + usage.refused)}</Total>
              <Total label="Refused">{formatNumber(usage.refused)}</Total>
              <Total label="Clients">{formatNumber(usage.clientCount)}</Total>
              <Total label="Last used">{usage.lastUsedAt ? <Time value={usage.lastUsedAt} /> : 'Never'}</Total>
            </dl>
            {isTable ? <UsageTable usage={usage} unit={unit} /> : <UsageChart usage={usage} unit={unit} />}
          </section>
          <ClientsTable token={token} usage={usage} />
        </>
      )}
    </>
  );
}

function Total({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className="border-line px-4 py-3 not-first:border-s max-sm:nth-3:border-s-0 max-sm:nth-[n+3]:border-t">
      <dt className="text-caption text-muted">{label}</dt>
      <dd className="text-title font-semibold tracking-[-0.012em] tabular-nums">{children}</dd>
    </div>
  );
}
