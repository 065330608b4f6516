import { userHref } from '#components/users/user-href.ts';

import { SubjectRolesPage } from '../../../subject-roles-page.tsx';

type Props = PageProps<'/orgs/[org]/settings/access-management/users/[userId]/dags'>;

export default async function UserDagsPage({ params, searchParams }: Props) {
  const { org, userId } = await params;
  const subject = { type: 'USER', id: userId } as const;
  const href = userHref(org, userId, 'dags');
  return <SubjectRolesPage params={params} searchParams={searchParams} subject={subject} level="DAG" href={href} />;
}
