'use client';

import { useTimeZone } from '#components/ui/clock.tsx';
import { roleName } from '#lib/access/roles.ts';
import { formatDateTime, formatUtc } from '#lib/format.ts';
import type { ActivityEvent } from '#lib/tokens/types.ts';

const LABELS: Record<string, string> = {
  name: 'Name',
  description: 'Description',
  role: 'Organization Role',
  expiryPeriodDays: 'Period in days',
  endAt: 'Expires',
  shortToken: 'Token',
  overlap: 'Old value',
  overlapEndsAt: 'Old value until',
  pausedAt: 'Paused',
  fullName: 'Name',
  email: 'Email',
  method: 'Method',
  expiresAt: 'Link works until',
  endedSessions: 'Sessions ended',
  tokensLeft: 'Tokens they created',
  roles: 'Roles',
  teams: 'Teams',
};

const OVERLAPS: Record<string, string> = {
  now: 'Ended at once',
  '1h': 'Kept for 1 hour',
  '24h': 'Kept for 24 hours',
  '7d': 'Kept for 7 days',
};

/** What an entry changed, as signed lines, and where it came from. */
export function EventDetails({ event }: { event: ActivityEvent }) {
  const { before, after } = event;
  const keys = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return (
    <div className="grid gap-3 bg-subtle px-4 py-3 ps-11 max-sm:ps-4">
      {keys.length > 0 && (
        <dl className="grid gap-2">
          {keys.map((key) => (
            <div key={key} className="grid gap-x-3 sm:grid-cols-[144px_minmax(0,1fr)]">
              <dt className="text-caption leading-5 text-muted">{LABELS[key] ?? key}</dt>
              <dd className="min-w-0 text-caption leading-5 wrap-anywhere whitespace-pre-line">
                {before && key in before && <Value sign="−" word="Before" name={key} value={before[key]} />}
                {after && key in after && <Value sign="+" word="After" name={key} value={after[key]} />}
              </dd>
            </div>
          ))}
        </dl>
      )}
      <dl className="grid gap-x-3 gap-y-1 text-caption sm:grid-cols-[144px_minmax(0,1fr)] [&_dd]:min-w-0 [&_dd]:wrap-anywhere [&_dt]:text-muted">
        <dt>Action</dt>
        <dd className="font-mono">{event.action}</dd>
        <dt>Time</dt>
        <dd>{formatUtc(event.at)}</dd>
        <dt>Request</dt>
        <dd className="font-mono">
          {event.method} {event.path}
        </dd>
        <dt>Client</dt>
        <dd>{event.userAgent || 'Unknown client'}</dd>
      </dl>
    </div>
  );
}

interface ValueProps {
  sign: '−' | '+';
  word: string;
  name: string;
  value: unknown;
}

function Value({ sign, word, name, value }: ValueProps) {
  const zone = useTimeZone();
  return (
    <span className={sign === '+' ? 'flex gap-2 text-ok-text' : 'flex gap-2 text-danger-text'}>
      <span aria-hidden>{sign}</span>
      <span className="sr-only">{word}: </span>
      <span className="min-w-0">{inWords(name, value, zone)}</span>
    </span>
  );
}

function inWords(name: string, value: unknown, zone: string): string {
  if (value === null || value === '') return name === 'endAt' ? 'Never' : 'None';
  if (name === 'role') return roleName(String(value));
  if (name === 'overlap') return OVERLAPS[String(value)] ?? String(value);
  if (name === 'shortToken') return `…${String(value)}`;
  if (name === 'roles' && Array.isArray(value)) return rolesInWords(value as HeldRole[]);
  if (name.endsWith('At')) return formatDateTime(new Date(String(value)), zone);
  return typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean);
}

interface HeldRole {
  entityType: string;
  entityId: string;
  role: string;
  /** Where it was held, as it was called then; absent in what programs sent. */
  place?: string;
}

function rolesInWords(roles: HeldRole[]): string {
  if (roles.length === 0) return 'None';
  return roles.map(({ role, place, entityId }) => `${roleName(role)} on ${place ?? entityId}`).join('\n');
}
