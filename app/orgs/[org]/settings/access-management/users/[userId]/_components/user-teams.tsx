'use client';

import { UsersRound } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';

import { EmptyState } from '#components/shell/empty-state.tsx';
import { useFrame } from '#components/shell/frame-context.tsx';
import { Time } from '#components/ui/time.tsx';
import { roleName } from '#lib/access/roles.ts';
import type { UserTeam } from '#lib/users/member-types.ts';

/** `Teams`: what the person gets through which Team. */
export function UserTeams({ teams }: { teams: UserTeam[] }) {
  const { organization } = useFrame();
  if (teams.length === 0) {
    return (
      <div className="mb-6 rounded-card border border-line">
        <EmptyState icon={UsersRound} title="In no Team">
          A Team gives everybody in it the same roles.
        </EmptyState>
      </div>
    );
  }
  return (
    <ul aria-label="Teams" className="mb-6 divide-y divide-line rounded-card border border-line">
      {teams.map((team) => (
        <li key={team.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3">
          <div className="min-w-0 flex-1 basis-60">
            <Link
              href={`/orgs/${organization.shortName}/settings/access-management/teams/${team.id}` as Route}
              className="font-semibold wrap-anywhere hover:underline"
            >
              {team.name}
            </Link>
            {team.description && <p className="text-caption text-muted wrap-anywhere">{team.description}</p>}
          </div>
          <p className="text-caption text-muted">
            {team.role ? roleName(team.role) : 'No Organization Role'} · since <Time value={team.since} mode="date" />
            {team.isIdpManaged ? ' · managed by the identity provider' : null}
          </p>
        </li>
      ))}
    </ul>
  );
}
