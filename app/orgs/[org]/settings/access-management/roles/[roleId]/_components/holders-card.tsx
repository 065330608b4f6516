'use client';

import { KeyRound, UserRound, UsersRound } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';

import { useFrame } from '#components/shell/frame-context.tsx';
import { Card } from '#components/ui/card.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { plural } from '#lib/format.ts';
import { holdersInWords, isHeld } from '#lib/roles/holder-words.ts';
import type { RoleHolder, RoleHolders } from '#lib/roles/types.ts';

const KINDS = {
  USER: { icon: UserRound, path: 'users', word: 'User' },
  TEAM: { icon: UsersRound, path: 'teams', word: 'Team' },
  TOKEN: { icon: KeyRound, path: 'api-tokens', word: 'Token' },
};

/** `Used by`: who holds the role, and where. */
export function HoldersCard({ held }: { held: RoleHolders }) {
  const { counts, holders, hidesTokens } = held;
  return (
    <Card
      title="Used by"
      aside={isHeld(counts) ? <span className="text-caption text-muted">{holdersInWords(counts)}</span> : null}
    >
      {isHeld(counts) ? null : <p className="px-4 py-3 text-muted">Nobody holds this role.</p>}
      {holders.length > 0 ? (
        <ul className="max-h-120 divide-y divide-line overflow-y-auto">
          {holders.map((holder) => (
            <Holder key={`${holder.id} ${holder.where}`} holder={holder} />
          ))}
        </ul>
      ) : null}
      {holders.length === 100 ? (
        <p className="border-t border-line px-4 py-2 text-caption text-muted">The first 100 are shown.</p>
      ) : null}
      {hidesTokens ? (
        <p className="border-t border-line px-4 py-2 text-caption text-muted">
          {plural(counts.tokens, 'token')} not named: seeing tokens needs Organization Owner.
        </p>
      ) : null}
    </Card>
  );
}

function Holder({ holder }: { holder: RoleHolder }) {
  const { organization } = useFrame();
  const { icon, path, word } = KINDS[holder.type];
  return (
    <li className="relative flex min-h-11 items-center gap-3 px-4 py-1.5">
      <Icon of={icon} className="text-muted" />
      <span className="sr-only">{word}</span>
      <span className="min-w-0 flex-1">
        <Link
          href={`/orgs/${organization.shortName}/settings/access-management/${path}/${holder.id}` as Route}
          prefetch={false}
          className="block truncate font-medium after:absolute after:inset-0 hover:underline"
        >
          {holder.name}
        </Link>
        <span className="block truncate text-caption text-muted">{holder.where}</span>
      </span>
    </li>
  );
}
