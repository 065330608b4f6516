import type { Route } from 'next';
import { redirect } from 'next/navigation';
import { Suspense } from 'react';

import { ListSkeleton } from '#components/data-table/list-states.tsx';
import { teamHref } from '#components/teams/team-href.ts';
import { tryForPage } from '#lib/doors/page.ts';
import { listTeamMembers } from '#lib/teams/list-team-members.ts';

import { TEAM_MEMBERS } from '../search-params.ts';
import { MembersView } from './_components/members-view.tsx';
import { readTeam } from './read-team.ts';

type Props = PageProps<'/orgs/[org]/settings/access-management/teams/[teamId]'>;

export default function TeamMembersPage(props: Props) {
  return (
    <Suspense fallback={<ListSkeleton hasSecondLine />}>
      <Members {...props} />
    </Suspense>
  );
}

async function Members({ params, searchParams }: Props) {
  const { org, teamId } = await params;
  const query = await TEAM_MEMBERS.load(searchParams);
  const listing = await tryForPage(params, (ctx) => listTeamMembers(ctx, { teamId, ...query }));
  if (listing.ok && listing.data.page !== query.page) {
    redirect(`${teamHref(org, teamId)}${TEAM_MEMBERS.search({ ...query, page: listing.data.page })}` as Route);
  }
  return <MembersView team={await readTeam(params)} listing={listing} answered={query} />;
}
