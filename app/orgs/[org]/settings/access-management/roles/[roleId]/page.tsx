import type { Metadata } from 'next';

import { isBuiltInRole, roleName } from '#lib/access/roles.ts';
import { readForPage } from '#lib/doors/page.ts';

import { BuiltInRoleView } from './_components/built-in-role-view.tsx';
import { CustomRoleView } from './_components/custom-role-view.tsx';
import { readHolders, readRole } from './read-role.ts';

type Props = PageProps<'/orgs/[org]/settings/access-management/roles/[roleId]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { roleId } = await params;
  const organization = await readForPage(params, (ctx) => ctx.organization.name);
  const name = isBuiltInRole(roleId) ? roleName(roleId) : (await readRole(params)).name;
  return { title: `${name} · Roles · ${organization}` };
}

/** One role: a built-in one by its name, a custom one by its id. */
export default async function RolePage({ params }: Props) {
  const { roleId } = await params;
  if (isBuiltInRole(roleId)) return <BuiltInRoleView role={roleId} holders={await readHolders(params)} />;
  return <CustomRoleView role={await readRole(params)} holders={await readHolders(params)} />;
}
