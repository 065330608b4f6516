import { teamHref } from '#components/teams/team-href.ts';

import { SubjectRolesPage } from '../../../subject-roles-page.tsx';

type Props = PageProps<'/orgs/[org]/settings/access-management/teams/[teamId]/deployments'>;

export default async function TeamDeploymentsPage({ params, searchParams }: Props) {
  const { org, teamId } = await params;
  const subject = { type: 'TEAM', id: teamId } as const;
  const href = teamHref(org, teamId, 'deployments');
  return (
    <SubjectRolesPage params={params} searchParams={searchParams} subject={subject} level="DEPLOYMENT" href={href} />
  );
}
