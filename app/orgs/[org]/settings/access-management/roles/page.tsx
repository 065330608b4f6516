import type { Metadata } from 'next';

import { readForPage, tryForPage } from '#lib/doors/page.ts';
import { listBuiltInRoles } from '#lib/roles/list-built-in-roles.ts';

import { BuiltInRoles } from './_components/built-in-roles.tsx';
import { RolesHead } from './_components/roles-head.tsx';

type Props = PageProps<'/orgs/[org]/settings/access-management/roles'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const read = await tryForPage(params, (ctx) => ctx.organization.name);
  return { title: read.ok ? `Roles · Organization Settings · ${read.data}` : 'Roles · Organization Settings' };
}

export default async function BuiltInRolesPage({ params }: Props) {
  const roles = await readForPage(params, listBuiltInRoles);
  return (
    <>
      <RolesHead />
      <BuiltInRoles roles={roles} />
    </>
  );
}
