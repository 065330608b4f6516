'use client';

import { CircleSlash, ClockFading, Pause, TimerOff, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';

import { CanButton } from '#components/tokens/can-button.tsx';
import { useTokenDialogs } from '#components/tokens/token-dialogs.tsx';
import { useNow, useTimeZone } from '#components/ui/clock.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { formatDate, formatRelative } from '#lib/format.ts';
import type { OverlapUsage, TokenDetails } from '#lib/tokens/types.ts';

import { RotationNotice } from './rotation-notice.tsx';

const DAY_MS = 86_400_000;
/** How long a deleted record can still be looked at. */
const KEPT_DAYS = 90;

interface TokenNoticesProps {
  token: TokenDetails;
  overlap: OverlapUsage | null;
}

/** What somebody should know before anything else, the most severe first. */
export function TokenNotices({ token, overlap }: TokenNoticesProps) {
  const now = useNow();
  if (token.deletedAt) {
    return (
      <Stack>
        <Deleted token={token} at={token.deletedAt} />
      </Stack>
    );
  }
  const isExpired = token.endAt !== null && token.endAt <= now;
  const [newest] = token.values;
  // A value that is in use was kept by somebody, whether or not a copy was confirmed here.
  const isUnconfirmed =
    newest !== undefined &&
    newest.copiedAt === null &&
    (token.lastUsedAt === null || token.lastUsedAt < newest.startsAt);
  return (
    <Stack>
      {isExpired && token.endAt && <Expired token={token} at={token.endAt} />}
      {token.leakReportedAt ? (
        <Leaked token={token} at={token.leakReportedAt} />
      ) : (
        token.pausedAt && <Paused token={token} at={token.pausedAt} />
      )}
      {token.status === 'BLOCKED' && (
        <Notice tone="danger" Icon={CircleSlash}>
          A policy of this Organization refuses this token.
        </Notice>
      )}
      {overlap && <RotationNotice token={token} overlap={overlap} />}
      {token.status === 'EXPIRING' && token.endAt && <Expiring token={token} at={token.endAt} />}
      {isUnconfirmed && <Unconfirmed token={token} />}
    </Stack>
  );
}

function Stack({ children }: { children: ReactNode }) {
  return <div className="mb-4 grid gap-2 empty:hidden">{children}</div>;
}

function RotateButton({ token }: { token: TokenDetails }) {
  const { open } = useTokenDialogs();
  return (
    <CanButton can={token.can.rotate} onClick={() => open({ kind: 'rotate', token })}>
      Rotate token
    </CanButton>
  );
}

function Expired({ token, at }: { token: TokenDetails; at: Date }) {
  const zone = useTimeZone();
  return (
    <Notice tone="danger" Icon={TimerOff} action={<RotateButton token={token} />}>
      Refused since {formatDate(at, zone)}. Rotate it to start a new period.
    </Notice>
  );
}

/** Whatever its state, the remedy is another value, or none. */
function Leaked({ token, at }: { token: TokenDetails; at: Date }) {
  const { open, resume } = useTokenDialogs();
  const now = useNow();
  const zone = useTimeZone();
  return (
    <Notice
      tone="danger"
      label="Leak report"
      title={`The value …${token.shortToken} was reported as leaked ${formatRelative(at, now, zone)}, from ${token.leakReportedAddress ?? 'an unknown address'}.`}
      action={
        <>
          <RotateButton token={token} />
          <CanButton can={token.can.delete} kind="danger-quiet" onClick={() => open({ kind: 'delete', token })}>
            Delete Token
          </CanButton>
          {token.pausedAt && (
            <CanButton can={token.can.resume} kind="quiet" onClick={() => void resume(token)}>
              Resume token
            </CanButton>
          )}
        </>
      }
    >
      {token.pausedAt
        ? 'It is paused. Rotate it to go on with a new value, or delete it. Resume it only if the report is wrong.'
        : 'It is still accepted. Rotate it to go on with a new value, or delete it.'}
    </Notice>
  );
}

function Paused({ token, at }: { token: TokenDetails; at: Date }) {
  const { resume } = useTokenDialogs();
  const now = useNow();
  const zone = useTimeZone();
  return (
    <Notice
      tone="neutral"
      Icon={Pause}
      action={
        <CanButton can={token.can.resume} onClick={() => void resume(token)}>
          Resume token
        </CanButton>
      }
    >
      Paused by {token.pausedBy?.label ?? 'somebody'} {formatRelative(at, now, zone)}.
    </Notice>
  );
}

function Expiring({ token, at }: { token: TokenDetails; at: Date }) {
  const now = useNow();
  const zone = useTimeZone();
  return (
    <Notice tone="warn" Icon={ClockFading} action={<RotateButton token={token} />}>
      Expires {formatRelative(at, now, zone)}, on {formatDate(at, zone)}. Rotate it to start a new period.
    </Notice>
  );
}

function Unconfirmed({ token }: { token: TokenDetails }) {
  return (
    <Notice tone="warn" action={<RotateButton token={token} />}>
      Nobody confirmed copying this token’s value. If it is lost, rotate or delete the token.
    </Notice>
  );
}

function Deleted({ token, at }: { token: TokenDetails; at: Date }) {
  const zone = useTimeZone();
  const until = new Date(at.getTime() + KEPT_DAYS * DAY_MS);
  return (
    <Notice tone="neutral" Icon={Trash2}>
      Deleted by {token.deletedBy?.label ?? 'somebody'} on {formatDate(at, zone)}. It cannot be recovered. This page can
      be read until {formatDate(until, zone)}.
    </Notice>
  );
}
