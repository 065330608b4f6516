import { userHref } from '#components/users/user-href.ts';

import { SubjectRolesPage } from '../../../subject-roles-page.tsx';

type Props = PageProps<'/orgs/[org]/settings/access-management/users/[userId]/deployments'>;

export default async function UserDeploymentsPage({ params, searchParams }: Props) {
  const { org, userId } = await params;
  const subject = { type: 'USER', id: userId } as const;
  const href = userHref(org, userId, 'deployments');
  return (
    <SubjectRolesPage params={params} searchParams={searchParams} subject={subject} level="DEPLOYMENT" href={href} />
  );
}
