import type { Metadata } from 'next';

import { readForPage } from '#lib/doors/page.ts';

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
  return (
    <UserFrame user={await readUser(params)} actions={userActions}>
      {children}
    </UserFrame>
  );
}
