import type { Metadata, Route } from 'next';
import { redirect } from 'next/navigation';
import { Suspense } from 'react';

import { rolesHref } from '#components/roles/role-href.ts';
import { tryForPage } from '#lib/doors/page.ts';
import { listRoles } from '#lib/roles/list-roles.ts';

import { CustomRolesView } from '../_components/custom-roles-view.tsx';
import { RolesLoading } from '../_components/roles-head.tsx';
import { ROLES } from '../search-params.ts';

type Props = PageProps<'/orgs/[org]/settings/access-management/roles/custom'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const read = await tryForPage(params, (ctx) => ctx.organization.name);
  const title = 'Custom Roles · Organization Settings';
  return { title: read.ok ? `${title} · ${read.data}` : title };
}

export default function CustomRolesPage(props: Props) {
  return (
    <Suspense fallback={<RolesLoading />}>
      <CustomRoles {...props} />
    </Suspense>
  );
}

async function CustomRoles({ params, searchParams }: Props) {
  const query = await ROLES.load(searchParams);
  const listing = await tryForPage(params, (ctx) => listRoles(ctx, query));
  if (listing.ok && listing.data.page !== query.page) {
    const search = ROLES.search({ ...query, page: listing.data.page });
    redirect(`${rolesHref((await params).org, 'custom')}${search}` as Route);
  }
  return <CustomRolesView listing={listing} answered={query} />;
}
