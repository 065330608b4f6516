import type { Metadata } from 'next';

import { readForPage } from '#lib/doors/page.ts';
import { getSubjectRoleTabs } from '#lib/subject-roles/get-access-summary.ts';

import { userActions } from '../user-actions.ts';
import { UserFrame } from './_components/user-frame.tsx';
import { readUser } from './read-user.ts';

type Props = LayoutProps<'/orgs/[org]/settings/access-management/users/[userId]'>;

export async function generateMetadata({ params }: Pick<Props, 'params'>): Promise<Metadata> {
  const [user, organization] = await Promise.all([readUser(params), readForPage(params, (ctx) => ctx.organization)]);
  return { title: `${user.fullName || user.email} · Users · ${organization.name}` };
}

/** Head and tabs of one person. Whether they exist for the reader is decided here, so that the status is right. */
export default async function UserLayout({ children, params }: Props) {
  const user = await readUser(params);
  const subject = { type: 'USER', id: user.id };
  const roleCounts = await readForPage(params, (ctx) => getSubjectRoleTabs(ctx, { subject }));
  return (
    <UserFrame user={user} roleCounts={roleCounts} actions={userActions}>
      {children}
    </UserFrame>
  );
}
