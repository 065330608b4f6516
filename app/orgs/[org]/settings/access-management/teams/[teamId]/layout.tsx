import type { Metadata } from 'next';

import { readForPage } from '#lib/doors/page.ts';
import { getSubjectRoleTabs } from '#lib/subject-roles/get-access-summary.ts';

import { TeamFrame } from './_components/team-frame.tsx';
import { readTeam } from './read-team.ts';

type Props = LayoutProps<'/orgs/[org]/settings/access-management/teams/[teamId]'>;

export async function generateMetadata({ params }: Pick<Props, 'params'>): Promise<Metadata> {
  const [team, organization] = await Promise.all([readTeam(params), readForPage(params, (ctx) => ctx.organization)]);
  return { title: `${team.name} · Teams · ${organization.name}` };
}

/** Head and tabs of one Team. Whether it exists for this person is decided here, so that the status is right. */
export default async function TeamLayout({ children, params }: Props) {
  const team = await readTeam(params);
  const subject = { type: 'TEAM', id: team.id };
  const roleCounts = await readForPage(params, (ctx) => getSubjectRoleTabs(ctx, { subject }));
  return (
    <TeamFrame team={team} roleCounts={roleCounts}>
      {children}
    </TeamFrame>
  );
}
