import type { Metadata, Route } from 'next';
import { redirect } from 'next/navigation';
import { Suspense } from 'react';

import { ListSkeleton } from '#components/data-table/list-states.tsx';
import { usersHref } from '#components/users/user-href.ts';
import { readForPage, tryForPage } from '#lib/doors/page.ts';
import { listUsers } from '#lib/users/list-users.ts';

import { UsersHead } from './_components/users-head.tsx';
import { UsersView } from './_components/users-view.tsx';
import { USERS } from './search-params.ts';
import { userActions } from './user-actions.ts';

type Props = PageProps<'/orgs/[org]/settings/access-management/users'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { name } = await readForPage(params, (ctx) => ctx.organization);
  return { title: `Users · Organization Settings · ${name}` };
}

/** No loading.tsx: it would stand above the pages of single people too, and their 404 would answer 200. */
export default function UsersPage(props: Props) {
  return (
    <Suspense
      fallback={
        <>
          <UsersHead total={null} />
          <ListSkeleton hasSecondLine />
        </>
      }
    >
      <Users {...props} />
    </Suspense>
  );
}

async function Users({ params, searchParams }: Props) {
  const query = await USERS.load(searchParams);
  const listing = await tryForPage(params, (ctx) => listUsers(ctx, query));
  if (listing.ok && listing.data.page !== query.page) {
    const search = USERS.search({ ...query, page: listing.data.page });
    redirect(`${usersHref((await params).org)}${search}` as Route);
  }
  return <UsersView listing={listing} answered={query} actions={userActions} />;
}
