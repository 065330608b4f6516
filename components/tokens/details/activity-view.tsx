'use client';

import type { Route } from 'next';
import { usePathname } from 'next/navigation';

import { ActivityList } from '#components/audit/activity-list.tsx';
import { Segmented } from '#components/ui/segmented.tsx';
import type { ACTIVITY_KINDS, ActivityEvent } from '#lib/tokens/types.ts';

type Kind = (typeof ACTIVITY_KINDS)[number];

const KINDS: { kind: Kind | null; label: string }[] = [
  { kind: null, label: 'All' },
  { kind: 'changes', label: 'Changes' },
  { kind: 'rotation', label: 'Rotation' },
  { kind: 'pause', label: 'Pause' },
  { kind: 'lookups', label: 'Look-ups' },
];

interface ActivityViewProps {
  events: ActivityEvent[];
  /** Where the next, older page begins; null on the last one. */
  next: string | null;
  kind: Kind | null;
  isOlder: boolean;
}

/** `Activity`: the audit entries of this token, newest first. */
export function ActivityView({ kind, ...page }: ActivityViewProps) {
  const path = usePathname();
  return (
    <>
      <div className="mb-3">
        <Segmented
          label="Kind"
          items={KINDS.map((item) => ({
            label: item.label,
            href: (item.kind ? `${path}?kind=${item.kind}` : path) as Route,
            current: item.kind === kind,
          }))}
        />
      </div>
      <ActivityList {...page} empty="Nothing of this kind." {...(kind && { kept: { kind } })} />
    </>
  );
}
