import { teamHref } from '#components/teams/team-href.ts';

import { SubjectRolesPage } from '../../../subject-roles-page.tsx';

type Props = PageProps<'/orgs/[org]/settings/access-management/teams/[teamId]/workspaces'>;

export default async function TeamWorkspacesPage({ params, searchParams }: Props) {
  const { org, teamId } = await params;
  const subject = { type: 'TEAM', id: teamId } as const;
  const href = teamHref(org, teamId, 'workspaces');
  return (
    <SubjectRolesPage params={params} searchParams={searchParams} subject={subject} level="WORKSPACE" href={href} />
  );
}
