'use client';

import { RefreshCw } from 'lucide-react';
import { useState } from 'react';

import { CanButton } from '#components/tokens/can-button.tsx';
import { EndOverlapDialog } from '#components/tokens/end-overlap-dialog.tsx';
import { useNow, useTimeZone } from '#components/ui/clock.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { formatClock, formatDateTime, formatRelative, plural } from '#lib/format.ts';
import type { OverlapUsage, TokenDetails } from '#lib/tokens/types.ts';

import { Sparkline } from './sparkline.tsx';

const HOUR_MS = 3_600_000;
/** After this many hours without a call the old value is called safe to end. */
const QUIET_HOURS = 6;
const SHOWN_CLIENTS = 5;

interface RotationNoticeProps {
  token: TokenDetails;
  overlap: OverlapUsage;
}

/** Two values are accepted: who still uses the old one, and the button that ends it. */
export function RotationNotice({ token, overlap }: RotationNoticeProps) {
  const [asks, setAsks] = useState(false);
  const now = useNow();
  const zone = useTimeZone();
  const { oldValue, newValue, oldClients, recentSince } = overlap;
  return (
    <Notice
      tone="info"
      Icon={RefreshCw}
      label="Rotation"
      title={`Two values are accepted until ${formatDateTime(oldValue.endsAt, zone)}`}
    >
      <OldUse overlap={overlap} />
      <div className="mt-3 grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto] items-end gap-x-8 gap-y-3 max-sm:grid-cols-1">
        <Side label="Old value" side={oldValue} since={recentSince} tone="old" />
        <Side label="New value" side={newValue} since={recentSince} tone="new" />
        <CanButton can={token.can.rotate} onClick={() => setAsks(true)}>
          End old value now
        </CanButton>
      </div>
      {oldClients.length > 0 && (
        <p className="mt-3 text-caption text-muted">
          Clients on the old value in the last 24 hours:{' '}
          {oldClients
            .slice(0, SHOWN_CLIENTS)
            .map(({ address, userAgent, lastSeenAt }) =>
              [`${address} ${userAgent}`.trim(), formatRelative(lastSeenAt, now, zone)].join(', '),
            )
            .join(' · ')}
          {oldClients.length > SHOWN_CLIENTS && ` · ${oldClients.length - SHOWN_CLIENTS} more`}
        </p>
      )}
      <EndOverlapDialog token={token} overlap={overlap} open={asks} onClose={() => setAsks(false)} />
    </Notice>
  );
}

/** "No use of the old value for 6 h: safe to end.", or who still needs it. */
function OldUse({ overlap: { oldValue, oldClients } }: { overlap: OverlapUsage }) {
  const now = useNow();
  const zone = useTimeZone();
  if (oldValue.lastUsedAt === null) return <p className="text-muted">No use of the old value so far: safe to end.</p>;
  const hours = Math.floor((now.getTime() - oldValue.lastUsedAt.getTime()) / HOUR_MS);
  if (hours >= QUIET_HOURS) {
    const quiet = hours < 48 ? `${hours} h` : plural(Math.floor(hours / 24), 'day');
    return <p className="text-muted">No use of the old value for {quiet}: safe to end.</p>;
  }
  return (
    <p className="text-muted">
      The old value was used {formatRelative(oldValue.lastUsedAt, now, zone)}.{' '}
      {oldClients.length > 0 && `${plural(oldClients.length, 'client')} used it in the last 24 hours.`}
    </p>
  );
}

interface SideProps {
  label: string;
  side: OverlapUsage['newValue'];
  since: Date;
  tone: 'old' | 'new';
}

function Side({ label, side, since, tone }: SideProps) {
  const zone = useTimeZone();
  return (
    <div className="min-w-0">
      <p className="text-caption text-muted">{label}</p>
      <p className="flex items-center justify-between gap-2">
        <span className="font-mono text-caption">…{side.shortToken}</span>
        <span className="text-caption text-muted">
          {plural(side.recentCalls, 'call')} since {formatClock(since, zone)}
        </span>
      </p>
      <Sparkline label={`${label}, calls per hour`} values={side.hourly} tone={tone} />
    </div>
  );
}
