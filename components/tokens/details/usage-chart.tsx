'use client';

import { useId } from 'react';
import {
  Bar,
  BarChart,
  CartesianGrid,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
  type TooltipContentProps,
} from 'recharts';

import { useTimeZone } from '#components/ui/clock.tsx';
import { formatClock, formatDate, formatNumber } from '#lib/format.ts';
import type { TokenUsage } from '#lib/tokens/types.ts';

interface UsageChartProps {
  usage: TokenUsage;
  unit: 'hour' | 'day';
}

/** Accepted calls as bars, refused ones hatched on top: told apart without colour. */
export function UsageChart({ usage, unit }: UsageChartProps) {
  const hatch = useId();
  const zone = useTimeZone();
  // Days are cut in UTC, so they are named in UTC too.
  const name = (at: Date) =>
    unit === 'day' ? shortDay(at, 'UTC') : usage.range === '24h' ? formatClock(at, zone) : shortDay(at, zone);
  const long = (at: Date) =>
    unit === 'day' ? `${formatDate(at, 'UTC')} (UTC)` : `${formatDate(at, zone)}, ${formatClock(at, zone)}`;
  const data = usage.buckets.map((bucket) => ({ ...bucket, name: name(bucket.at), long: long(bucket.at) }));
  return (
    <figure className="px-4 pt-3 pb-2">
      <figcaption className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-1">
        <h2 className="flex-1 text-body font-semibold whitespace-nowrap">Requests per {unit}</h2>
        <Key label="Accepted" className="bg-accent" />
        <Key
          label="Refused"
          className="bg-[repeating-linear-gradient(135deg,var(--danger)_0_2px,var(--danger-soft)_2px_4px)]"
        />
      </figcaption>
      <p className="sr-only">{summary(usage, unit)}</p>
      <div className="h-52 overflow-hidden" aria-hidden>
        <ResponsiveContainer width="100%" height="100%" minWidth={0} initialDimension={{ width: 640, height: 208 }}>
          <BarChart
            data={data}
            margin={{ top: 4, right: 0, bottom: 0, left: 0 }}
            barCategoryGap="24%"
            accessibilityLayer={false}
          >
            <defs>
              <pattern id={hatch} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                <rect width="4" height="4" fill="var(--danger-soft)" />
                <rect width="2" height="4" fill="var(--danger)" />
              </pattern>
            </defs>
            <CartesianGrid vertical={false} stroke="var(--line)" />
            <XAxis
              dataKey="name"
              axisLine={false}
              tickLine={false}
              minTickGap={32}
              tick={TICK}
              interval="equidistantPreserveStart"
            />
            <YAxis
              axisLine={false}
              tickLine={false}
              width={40}
              tick={TICK}
              allowDecimals={false}
              tickFormatter={formatNumber}
            />
            <Tooltip isAnimationActive={false} cursor={{ fill: 'var(--hover)' }} content={Bubble} />
            <Bar dataKey="calls" stackId="all" fill="var(--accent)" radius={[2, 2, 0, 0]} isAnimationActive={false} />
            <Bar dataKey="refused" stackId="all" fill={`url(#${hatch})`} isAnimationActive={false} />
          </BarChart>
        </ResponsiveContainer>
      </div>
    </figure>
  );
}

const TICK = { fontSize: 12, fill: 'var(--muted)' };

const shortDay = (at: Date, zone: string) => formatDate(at, zone).replace(/ \d{4}$/, '');

function Key({ label, className }: { label: string; className: string }) {
  return (
    <span className="inline-flex items-center gap-2 text-caption text-muted">
      <span aria-hidden className={`size-3 rounded-[2px] forced-colors:border ${className}`} />
      {label}
    </span>
  );
}

/** Under the pointer: the bar in words. */
function Bubble({ active, payload }: TooltipContentProps) {
  const bucket = payload?.[0]?.payload as { long: string; calls: number; refused: number } | undefined;
  if (!active || !bucket) return null;
  return (
    <div className="rounded-control bg-text px-2 py-1 text-caption text-canvas tabular-nums">
      <p className="font-medium">{bucket.long}</p>
      <p>
        {formatNumber(bucket.calls)} accepted, {formatNumber(bucket.refused)} refused
      </p>
    </div>
  );
}

function summary(usage: TokenUsage, unit: string): string {
  const busiest = usage.buckets.reduce((best, bucket) =>
    bucket.calls + bucket.refused > best.calls + best.refused ? bucket : best,
  );
  const top = formatNumber(busiest.calls + busiest.refused);
  return `Requests per ${unit}: ${formatNumber(usage.calls)} accepted, ${formatNumber(usage.refused)} refused, at most ${top} in one ${unit}. “View as table” lists them.`;
}
