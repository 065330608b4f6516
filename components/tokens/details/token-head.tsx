'use client';

import { Pencil, RefreshCw, UserCog } from 'lucide-react';
import type { Route } from 'next';

import { Breadcrumbs } from '#components/shell/page-head.tsx';
import { useShortcut } from '#components/shell/shortcuts.tsx';
import { CanButton } from '#components/tokens/can-button.tsx';
import { useGuestDialogs } from '#components/tokens/guests/guest-dialogs.tsx';
import { useTokenDialogs } from '#components/tokens/token-dialogs.tsx';
import { TokenMenuItems } from '#components/tokens/token-menu-items.tsx';
import { useTokenPlace } from '#components/tokens/token-place.tsx';
import { TokenStatusBadge } from '#components/tokens/token-status-badge.tsx';
import { useTimeZone } from '#components/ui/clock.tsx';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { ActionsMenu } from '#components/ui/actions-menu.tsx';
import { Dot } from '#components/ui/dot.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { Time } from '#components/ui/time.tsx';
import { roleName } from '#lib/access/roles.ts';
import { formatDate } from '#lib/format.ts';
import type { TokenDetails } from '#lib/tokens/types.ts';

/** Breadcrumbs, name, status, the facts people look for first, and what can be done. */
export function TokenHead({ token, listHref }: { token: TokenDetails; listHref: Route }) {
  const { crumbs } = useTokenPlace();
  const { open } = useTokenDialogs();
  const openGuest = useGuestDialogs();
  const isDeleted = token.deletedAt !== null;
  useShortcut('e', 'Edit this token', () => {
    if (token.can.edit === true) open({ kind: 'edit', token });
  });
  return (
    <>
      <Breadcrumbs crumbs={[...crumbs, { label: 'API Tokens', href: listHref }, { label: token.name }]} />
      <div className="clear-both mt-2 mb-2 flex flex-wrap items-start gap-2 max-sm:mt-4 max-sm:gap-y-4">
        <div className="min-w-0 flex-1 basis-80">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h1
              tabIndex={-1}
              className="min-w-0 text-page font-semibold tracking-[-0.02em] wrap-anywhere outline-hidden"
            >
              {token.name}
            </h1>
            <TokenStatusBadge status={token.status} />
          </div>
          {token.description && (
            <p className="mt-1 text-muted wrap-anywhere whitespace-pre-line">{token.description}</p>
          )}
          <MetaLine token={token} />
        </div>
        {!isDeleted && (
          <div className="flex flex-wrap gap-2 max-sm:basis-full max-sm:*:not-last:flex-1">
            {token.can.changeRole === undefined ? (
              <CanButton can={token.can.edit} onClick={() => open({ kind: 'edit', token })}>
                <Icon of={Pencil} />
                Edit Token
              </CanButton>
            ) : (
              <CanButton can={token.can.changeRole} onClick={() => openGuest({ kind: 'role', token })}>
                <Icon of={UserCog} />
                Change role
              </CanButton>
            )}
            <CanButton can={token.can.rotate} onClick={() => open({ kind: 'rotate', token })}>
              <Icon of={RefreshCw} />
              Rotate token
            </CanButton>
            <MoreMenu token={token} />
          </div>
        )}
      </div>
    </>
  );
}

function MetaLine({ token }: { token: TokenDetails }) {
  const zone = useTimeZone();
  return (
    <div className="mt-2 flex flex-wrap items-center text-caption text-muted max-sm:gap-x-4">
      <span className="font-mono">…{token.shortToken}</span>
      <Dot />
      <span className="inline-flex items-center">
        ID&nbsp;<span className="font-mono">{token.id}</span>
        <CopyButton
          iconOnly
          size="small"
          className="relative -my-2 -me-1.5 max-sm:-my-3.5 max-sm:-me-3.5"
          text={token.id}
          label="Copy token ID"
          announce="Token ID copied"
        />
      </span>
      <Dot />
      <span>{roleName(token.placeRole ?? token.role)}</span>
      {token.can.remove === undefined ? null : (
        <>
          <Dot />
          <span>belongs to the {token.scope === 'ORGANIZATION' ? 'Organization' : 'Workspace'}</span>
        </>
      )}
      <Dot />
      <span>{token.endAt ? `expires ${formatDate(token.endAt, zone)}` : 'never expires'}</span>
      <Dot />
      <span>{token.lastUsedAt ? <LastUsed at={token.lastUsedAt} /> : 'never used'}</span>
    </div>
  );
}

const LastUsed = ({ at }: { at: Date }) => (
  <>
    last used <Time value={at} />
  </>
);

/** The rest of what the row's menu holds, in the same order. */
function MoreMenu({ token }: { token: TokenDetails }) {
  return (
    <ActionsMenu name={token.name} isInRow={false}>
      <TokenMenuItems token={token} />
    </ActionsMenu>
  );
}
