import { tokenHref } from '#components/tokens/token-href.ts';

import { SubjectRolesPage } from '../../../subject-roles-page.tsx';

type Props = PageProps<'/orgs/[org]/settings/access-management/api-tokens/[tokenId]/dags'>;

export default async function DagsPage({ params, searchParams }: Props) {
  const { org, tokenId } = await params;
  const subject = { type: 'TOKEN', id: tokenId } as const;
  const href = tokenHref(org, tokenId, 'dags');
  return <SubjectRolesPage params={params} searchParams={searchParams} subject={subject} level="DAG" href={href} />;
}
