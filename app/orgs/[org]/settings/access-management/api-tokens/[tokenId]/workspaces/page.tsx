import { notFound } from 'next/navigation';

import { tokenHref } from '#components/tokens/token-href.ts';

import { SubjectRolesPage } from '../../../subject-roles-page.tsx';
import { readToken } from '../read-token.ts';

type Props = PageProps<'/orgs/[org]/settings/access-management/api-tokens/[tokenId]/workspaces'>;

export default async function WorkspacesPage({ params, searchParams }: Props) {
  const { org, tokenId } = await params;
  if (!['ORGANIZATION'].includes((await readToken(params)).scope)) notFound();
  const subject = { type: 'TOKEN', id: tokenId } as const;
  const href = tokenHref(org, tokenId, 'workspaces');
  return (
    <SubjectRolesPage params={params} searchParams={searchParams} subject={subject} level="WORKSPACE" href={href} />
  );
}
