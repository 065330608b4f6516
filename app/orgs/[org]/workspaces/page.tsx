import type { Metadata, Route } from 'next';
import { redirect } from 'next/navigation';
import { Suspense } from 'react';

import { ListSkeleton } from '#components/data-table/list-states.tsx';
import { PlainShell } from '#components/shell/plain-shell.tsx';
import { workspaceHref } from '#components/workspaces/workspace-href.ts';
import { readForPage, tryForPage } from '#lib/doors/page.ts';
import { listWorkspaces } from '#lib/workspaces/list-workspaces.ts';

import { WorkspacesHead } from './_components/workspaces-head.tsx';
import { WorkspacesView } from './_components/workspaces-view.tsx';
import { WORKSPACES } from './search-params.ts';
import { workspaceActions } from './workspace-actions.ts';

type Props = PageProps<'/orgs/[org]/workspaces'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { name } = await readForPage(params, (ctx) => ctx.organization);
  return { title: `Workspaces · ${name}` };
}

export default function WorkspacesPage(props: Props) {
  const waiting = (
    <>
      <WorkspacesHead total={null} />
      <ListSkeleton />
    </>
  );
  return (
    <PlainShell place="Workspaces">
      <Suspense fallback={waiting}>
        <Workspaces {...props} />
      </Suspense>
    </PlainShell>
  );
}

async function Workspaces({ params, searchParams }: Props) {
  const query = await WORKSPACES.load(searchParams);
  const listing = await tryForPage(params, (ctx) => listWorkspaces(ctx, query));
  if (listing.ok && listing.data.page !== query.page) {
    const search = WORKSPACES.search({ ...query, page: listing.data.page });
    redirect(`${workspaceHref((await params).org)}${search}` as Route);
  }
  return <WorkspacesView listing={listing} answered={query} actions={workspaceActions} />;
}
