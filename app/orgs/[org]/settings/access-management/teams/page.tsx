import type { Metadata, Route } from 'next';
import { redirect } from 'next/navigation';
import { Suspense } from 'react';

import { teamsHref } from '#components/teams/team-href.ts';
import { tryForPage } from '#lib/doors/page.ts';
import { listTeams } from '#lib/teams/list-teams.ts';

import { TeamsLoading } from './_components/teams-loading.tsx';
import { TeamsView } from './_components/teams-view.tsx';
import { TEAMS } from './search-params.ts';

type Props = PageProps<'/orgs/[org]/settings/access-management/teams'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const read = await tryForPage(params, (ctx) => ctx.organization.name);
  return { title: read.ok ? `Teams · Organization Settings · ${read.data}` : 'Teams · Organization Settings' };
}

/** No loading.tsx: it would stand above the pages of single Teams too, and their 404 would answer 200. */
export default function TeamsPage(props: Props) {
  return (
    <Suspense fallback={<TeamsLoading />}>
      <Teams {...props} />
    </Suspense>
  );
}

async function Teams({ params, searchParams }: Props) {
  const query = await TEAMS.load(searchParams);
  const listing = await tryForPage(params, (ctx) => listTeams(ctx, query));
  if (listing.ok && listing.data.page !== query.page) {
    const search = TEAMS.search({ ...query, page: listing.data.page });
    redirect(`${teamsHref((await params).org)}${search}` as Route);
  }
  return <TeamsView listing={listing} answered={query} />;
}
