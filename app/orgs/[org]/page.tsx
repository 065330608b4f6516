import type { Route } from 'next';
import { redirect } from 'next/navigation';

import { readForPage } from '#lib/doors/page.ts';
import { getFrame } from '#lib/organizations/get-frame.ts';

/** There is no overview yet: the first page that is of use to this person. */
export default async function OrganizationPage({ params }: PageProps<'/orgs/[org]'>) {
  const { organization, pages } = await readForPage(params, getFrame);
  const page = pages.apiTokens ? 'access-management/api-tokens' : 'general';
  redirect(`/orgs/${organization.shortName}/settings/${page}` as Route);
}
