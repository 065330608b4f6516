import type { Metadata, Route } from 'next';
import { redirect } from 'next/navigation';
import { Suspense } from 'react';

import { ListSkeleton } from '#components/data-table/list-states.tsx';
import { workspaceHref } from '#components/workspaces/workspace-href.ts';
import { listDeployments } from '#lib/deployments/list-deployments.ts';
import { readForPage, tryForPage } from '#lib/doors/page.ts';

import { readWorkspace } from '../read-workspace.ts';
import { DeploymentsHead } from './_components/deployments-head.tsx';
import { DeploymentsView } from './_components/deployments-view.tsx';
import { deploymentActions } from './deployment-actions.ts';
import { DEPLOYMENTS } from './search-params.ts';

type Props = PageProps<'/orgs/[org]/workspaces/[ws]/deployments'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [workspace, organization] = await Promise.all([
    readWorkspace(params),
    readForPage(params, (ctx) => ctx.organization),
  ]);
  return { title: `Deployments · ${workspace.name} · ${organization.name}` };
}

/** No loading.tsx: it would stand above the pages of single Deployments too, and their 404 would answer 200. */
export default function DeploymentsPage(props: Props) {
  return (
    <Suspense
      fallback={
        <>
          {/* Its two buttons fill a line on phones. */}
          <DeploymentsHead total={null} actions={<div className="h-11 w-full sm:hidden" />} />
          <ListSkeleton hasSecondLine />
        </>
      }
    >
      <Deployments {...props} />
    </Suspense>
  );
}

async function Deployments({ params, searchParams }: Props) {
  const { org, ws: workspaceId } = await params;
  const query = await DEPLOYMENTS.load(searchParams);
  const listing = await tryForPage(params, (ctx) => listDeployments(ctx, { workspaceId, ...query }));
  if (listing.ok && listing.data.page !== query.page) {
    const search = DEPLOYMENTS.search({ ...query, page: listing.data.page });
    redirect(`${workspaceHref(org, workspaceId)}${search}` as Route);
  }
  return <DeploymentsView listing={listing} answered={query} actions={deploymentActions} />;
}
