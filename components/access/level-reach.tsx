import type { Route } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';

import { formatNumber } from '#lib/format.ts';
import type { LevelSummary } from '#lib/subject-roles/types.ts';

export function ReachLine({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[104px_minmax(0,1fr)] gap-3">
      <dt className="text-muted">{label}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}

interface LevelReachProps {
  label: 'Workspaces' | 'Deployments';
  level: LevelSummary;
  /** The tab with all of them. */
  href: Route | undefined;
}

/** "3 by role, 11 inherited", and the first few with their role. */
export function LevelReach({ label, level, href }: LevelReachProps) {
  const { own, inherited, first } = level;
  const more = own + inherited - first.length;
  return (
    <ReachLine label={label}>
      <span className="tabular-nums">
        {formatNumber(own)} by role, {formatNumber(inherited)} inherited
      </span>
      {first.length > 0 && (
        <ul className="mt-1 grid gap-0.5 text-caption">
          {first.map((row) => (
            <li key={row.id} className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)] gap-3">
              <span className="truncate font-medium">{row.placeName}</span>
              <span className="truncate text-muted">{row.inherited ?? row.roleName}</span>
            </li>
          ))}
        </ul>
      )}
      {href && more > 0 && (
        <Link
          href={href}
          className="mt-1 inline-flex items-center text-caption font-medium text-accent-text max-sm:min-h-11"
        >
          All {formatNumber(own + inherited)} {label.slice(0, -1)} roles
        </Link>
      )}
    </ReachLine>
  );
}
