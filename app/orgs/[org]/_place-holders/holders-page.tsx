import type { Metadata, Route } from 'next';
import { redirect } from 'next/navigation';
import { Suspense } from 'react';

import type { HolderActions } from '#components/access/holder-context.ts';
import { HOLDER_LISTS, placeHoldersHref, type HolderType } from '#components/access/holder-words.ts';
import { PlaceHoldersHead } from '#components/access/place-holders-head.tsx';
import { PlaceHoldersView } from '#components/access/place-holders-view.tsx';
import { ListSkeleton } from '#components/data-table/list-states.tsx';
import { tryForPage } from '#lib/doors/page.ts';
import { listPlaceHolders } from '#lib/subject-roles/list-place-holders.ts';
import type { HolderPlace } from '#lib/subject-roles/types.ts';

import { roleActions } from '../settings/access-management/role-actions.ts';
import { findHolderCandidatesAction } from './holder-actions.ts';
import { readHolderPlace, type HolderParams } from './read-holder-place.ts';

interface HoldersPageProps {
  params: Promise<HolderParams>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const actions: HolderActions = { ...roleActions, candidates: findHolderCandidatesAction };

/** The people or the Teams of a Workspace or Deployment as a whole page, below the layout of the same type. */
function holdersPage(type: HolderType) {
  return async function HoldersPage(props: HoldersPageProps) {
    const place = await readHolderPlace(props.params);
    return (
      <Suspense
        fallback={
          <>
            <PlaceHoldersHead place={place} type={type} total={null} />
            <ListSkeleton />
          </>
        }
      >
        <Holders {...props} place={place} type={type} />
      </Suspense>
    );
  };
}

function holdersMetadata(title: string) {
  return async ({ params }: Pick<HoldersPageProps, 'params'>): Promise<Metadata> => {
    const { level, name } = await readHolderPlace(params);
    return { title: `${title} · ${level === 'WORKSPACE' ? 'Workspace Settings' : 'Access'} · ${name}` };
  };
}

async function Holders({
  params,
  searchParams,
  place,
  type,
}: HoldersPageProps & { place: HolderPlace; type: HolderType }) {
  const list = HOLDER_LISTS[type];
  const query = await list.load(searchParams);
  const { level, id: placeId } = place;
  const listing = await tryForPage(params, (ctx) => listPlaceHolders(ctx, { type, level, placeId, ...query }));
  if (listing.ok && listing.data.page !== query.page) {
    const { org } = await params;
    redirect(`${placeHoldersHref(org, place, type)}${list.search({ ...query, page: listing.data.page })}` as Route);
  }
  return <PlaceHoldersView place={place} type={type} actions={actions} listing={listing} answered={query} />;
}

export const UsersPage = holdersPage('USER');
export const usersMetadata = holdersMetadata('Users');
export const TeamsPage = holdersPage('TEAM');
export const teamsMetadata = holdersMetadata('Teams');
