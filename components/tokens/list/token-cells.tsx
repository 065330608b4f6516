'use client';

import { Info, KeyRound, TriangleAlert } from 'lucide-react';
import Link from 'next/link';

import { useTokenHref } from '#components/tokens/token-place.tsx';
import { TokenStatusBadge } from '#components/tokens/token-status-badge.tsx';
import { Tag } from '#components/ui/badge.tsx';
import { useNow, useTimeZone } from '#components/ui/clock.tsx';
import { cx } from '#components/ui/cx.ts';
import { CutText } from '#components/ui/cut-text.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { Time } from '#components/ui/time.tsx';
import { Tooltip } from '#components/ui/tooltip.tsx';
import { roleName } from '#lib/access/roles.ts';
import { formatDate, plural } from '#lib/format.ts';
import { statusReason } from '#lib/tokens/status-reason.ts';
import type { Profile, TokenRow } from '#lib/tokens/types.ts';

import { isOfOrganization, roleInList } from './place-words.ts';

/** Extra information that the arrow keys reach, not the Tab key. */
const READABLE = { tabIndex: -1 } as const;
const DESCRIPTION_MAX = 80;

export function NameCell({ token }: { token: TokenRow }) {
  const hrefOf = useTokenHref();
  const isGone = token.status === 'DELETED';
  const { description } = token;
  return (
    <>
      <CutText text={token.name}>
        <Link
          href={hrefOf(token)}
          prefetch={false}
          className={cx('row-name block truncate', isGone ? 'font-medium text-muted line-through' : 'font-semibold')}
        >
          {token.name}
        </Link>
      </CutText>
      {description ? (
        <span className="block truncate text-caption text-muted max-sm:hidden">
          {description.length > DESCRIPTION_MAX ? `${description.slice(0, DESCRIPTION_MAX)}…` : description}
        </span>
      ) : null}
    </>
  );
}

export function StatusCell({ token }: { token: TokenRow }) {
  const reason = statusReason(token, useNow(), useTimeZone());
  return (
    <Tooltip content={reason}>
      <span {...READABLE} className="inline-block rounded-pill align-top">
        <TokenStatusBadge status={token.status} />
      </span>
    </Tooltip>
  );
}

export function ShortTokenCell({ token }: { token: TokenRow }) {
  return (
    <Tooltip content="The last characters of the token value. The value itself is not stored.">
      <span {...READABLE} className="font-mono text-[12px] text-muted">
        …{token.shortToken}
      </span>
    </Tooltip>
  );
}

export function RoleCell({ token }: { token: TokenRow }) {
  const { workspaceCount, workspaceNames } = token;
  const more = workspaceCount > workspaceNames.length ? `and ${workspaceCount - workspaceNames.length} more` : '';
  const role = token.placeRole ?? token.role;
  const lines = [roleName(role), ...workspaceNames, more].filter(Boolean).join('\n');
  return (
    <Tooltip content={lines}>
      <span {...READABLE} className="inline-flex max-w-full items-center gap-2 rounded-control align-top">
        <span>{roleInList(token)}</span>
        {workspaceCount > 0 && isOfOrganization(token) ? <Tag>{plural(workspaceCount, 'Workspace')}</Tag> : null}
      </span>
    </Tooltip>
  );
}

export function ExpiresCell({ token }: { token: TokenRow }) {
  const now = useNow();
  if (!token.endAt) {
    return (
      <Tooltip content="Stays valid until someone deletes it.">
        <span {...READABLE} className="inline-flex items-center gap-1 rounded-control align-top">
          Never
          <Icon of={TriangleAlert} size="small" className="text-warn-text" />
        </span>
      </Tooltip>
    );
  }
  const isPast = token.endAt.getTime() <= now.getTime();
  return <Time value={token.endAt} {...READABLE} className={isPast ? 'text-danger-text' : ''} />;
}

/** Where the last request came from, as the second part of a tooltip. */
function lastUsedNote(token: TokenRow): string {
  const from = [token.lastUsedAddress, token.lastUsedAgent].filter(Boolean).join(', ');
  return `${from ? `from ${from}. ` : ''}Updated every 10 seconds.`;
}

export function LastUsedCell({ token }: { token: TokenRow }) {
  if (!token.lastUsedAt) return <span className="text-muted">Never</span>;
  return <Time value={token.lastUsedAt} note={lastUsedNote(token)} {...READABLE} />;
}

/** `Ada Lovelace` becomes `Ada L.`, to leave room for what follows. */
function shortName(label: string): string {
  const words = label.trim().split(/\s+/);
  const last = words.length > 1 ? words.at(-1) : undefined;
  return last ? `${words[0]} ${[...last][0]}.` : label;
}

export function ProfileLine({ profile }: { profile: Profile }) {
  const timeZone = useTimeZone();
  const isToken = profile.type === 'TOKEN';
  if (!profile.leftAt) {
    return (
      <span className="flex min-w-0 items-center gap-1">
        {isToken ? <Icon of={KeyRound} size="small" /> : null}
        <span className="truncate">{profile.label}</span>
      </span>
    );
  }
  const day = formatDate(profile.leftAt, timeZone);
  const reason = isToken
    ? `The token that created this one was deleted on ${day}. This one keeps working.`
    : `This person left on ${day}. The token keeps working.`;
  return (
    <Tooltip content={reason}>
      <span {...READABLE} className="flex min-w-0 items-center gap-1 rounded-control">
        <span className="truncate">
          {isToken ? `${profile.label} (deleted)` : `${shortName(profile.label)} (left)`}
        </span>
        <Icon of={Info} size="small" />
      </span>
    </Tooltip>
  );
}

export function CreatedCell({ token }: { token: TokenRow }) {
  return (
    <>
      <span className="block">
        <Time value={token.createdAt} mode="date" {...READABLE} />
      </span>
      <span className="block text-caption text-muted">
        <ProfileLine profile={token.createdBy} />
      </span>
    </>
  );
}

export function MomentCell({ moment }: { moment: Date | null }) {
  return moment ? <Time value={moment} {...READABLE} /> : <span className="text-muted">Never</span>;
}

export function TextCell({ text }: { text: string }) {
  return (
    <CutText text={text}>
      <span className="block truncate">{text || <span className="text-muted">–</span>}</span>
    </CutText>
  );
}
