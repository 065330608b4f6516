import type { Route } from 'next';
import { redirect } from 'next/navigation';
import { Suspense } from 'react';

import { ListSkeleton } from '#components/data-table/list-states.tsx';
import { ROLE_LISTS } from '#components/access/role-words.ts';
import { RolesTab } from '#components/access/roles-tab.tsx';
import { tryForPage } from '#lib/doors/page.ts';
import { listSubjectRoles } from '#lib/subject-roles/list-subject-roles.ts';
import type { SubjectRef, SubjectRoleLevel } from '#lib/subject-roles/types.ts';

import { roleActions } from './role-actions.ts';

interface SubjectRolesPageProps {
  params: Promise<{ org: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
  subject: SubjectRef;
  level: SubjectRoleLevel;
  /** Address of the tab. */
  href: Route;
}

/**
 * A role tab as a whole page, below a layout that has decided whether the subject exists for this person:
 * ```tsx
 * export default async function Page({ params, searchParams }: Props) {
 *   const { org, userId } = await params;
 *   const subject = { type: 'USER', id: userId } as const;
 *   return <SubjectRolesPage {...{ params, searchParams, subject }} level="WORKSPACE" href={userHref(org, userId, 'workspaces')} />;
 * }
 * ```
 * The numbers for the tab labels are `getSubjectRoleTabs`.
 */
export function SubjectRolesPage(props: SubjectRolesPageProps) {
  return (
    <Suspense fallback={<ListSkeleton hasSecondLine />}>
      <Roles {...props} />
    </Suspense>
  );
}

async function Roles({ params, searchParams, subject, level, href }: SubjectRolesPageProps) {
  const list = ROLE_LISTS[level];
  const query = await list.load(searchParams);
  const listing = await tryForPage(params, (ctx) => listSubjectRoles(ctx, { subject, level, ...query }));
  if (listing.ok && listing.data.page !== query.page) {
    redirect(`${href}${list.search({ ...query, page: listing.data.page })}` as Route);
  }
  return <RolesTab subject={subject} level={level} actions={roleActions} listing={listing} answered={query} />;
}
