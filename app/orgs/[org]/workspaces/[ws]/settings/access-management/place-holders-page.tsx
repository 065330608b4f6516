import type { Metadata, Route } from 'next';
import { redirect } from 'next/navigation';
import { Suspense } from 'react';

import type { HolderActions } from '#components/access/holder-context.ts';
import { HOLDER_LISTS, type HolderType } from '#components/access/holder-words.ts';
import { PlaceHoldersHead } from '#components/access/place-holders-head.tsx';
import { PlaceHoldersView } from '#components/access/place-holders-view.tsx';
import { ListSkeleton } from '#components/data-table/list-states.tsx';
import { workspaceHref } from '#components/workspaces/workspace-href.ts';
import { tryForPage } from '#lib/doors/page.ts';
import { listPlaceHolders } from '#lib/subject-roles/list-place-holders.ts';

import { roleActions } from '../../../../settings/access-management/role-actions.ts';
import { readWorkspace } from '../../read-workspace.ts';
import { findHolderCandidatesAction } from './holder-actions.ts';

interface PlaceHoldersPageProps {
  params: Promise<{ org: string; ws: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
  type: HolderType;
}

const actions: HolderActions = { ...roleActions, candidates: findHolderCandidatesAction };

export async function holdersMetadata(params: PlaceHoldersPageProps['params'], title: string): Promise<Metadata> {
  return { title: `${title} · Workspace Settings · ${(await readWorkspace(params)).name}` };
}

/** The people or the Teams of a Workspace as a whole page. */
export function PlaceHoldersPage(props: PlaceHoldersPageProps) {
  return (
    <Suspense
      fallback={
        <>
          <PlaceHoldersHead type={props.type} total={null} />
          <ListSkeleton />
        </>
      }
    >
      <Holders {...props} />
    </Suspense>
  );
}

async function Holders({ params, searchParams, type }: PlaceHoldersPageProps) {
  const list = HOLDER_LISTS[type];
  const query = await list.load(searchParams);
  const { org } = await params;
  const { id: workspaceId } = await readWorkspace(params);
  const listing = await tryForPage(params, (ctx) => listPlaceHolders(ctx, { type, workspaceId, ...query }));
  if (listing.ok && listing.data.page !== query.page) {
    const page = `settings/access-management/${type === 'TEAM' ? 'teams' : 'users'}`;
    redirect(`${workspaceHref(org, workspaceId, page)}${list.search({ ...query, page: listing.data.page })}` as Route);
  }
  return <PlaceHoldersView type={type} actions={actions} listing={listing} answered={query} />;
}
