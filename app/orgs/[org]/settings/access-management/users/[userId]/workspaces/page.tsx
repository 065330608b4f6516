import { userHref } from '#components/users/user-href.ts';

import { SubjectRolesPage } from '../../../subject-roles-page.tsx';

type Props = PageProps<'/orgs/[org]/settings/access-management/users/[userId]/workspaces'>;

export default async function UserWorkspacesPage({ params, searchParams }: Props) {
  const { org, userId } = await params;
  const subject = { type: 'USER', id: userId } as const;
  const href = userHref(org, userId, 'workspaces');
  return (
    <SubjectRolesPage params={params} searchParams={searchParams} subject={subject} level="WORKSPACE" href={href} />
  );
}
