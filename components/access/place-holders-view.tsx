'use client';

import { UserRound, UsersRound } from 'lucide-react';
import { useMemo } from 'react';

import type { ListQueryBase } from '#components/data-table/list-definition.ts';
import { ListView } from '#components/data-table/list-view.tsx';
import { AddButton } from '#components/forms/add-button.tsx';
import { DialogHost, useDialogState } from '#components/forms/dialog-host.tsx';
import { EmptyState } from '#components/shell/empty-state.tsx';
import { useFrame } from '#components/shell/frame-context.tsx';
import { FreshClock, useNow } from '#components/ui/clock.tsx';
import type { ActionResult } from '#lib/result.ts';
import type { HolderPlace, PlaceHoldersPage } from '#lib/subject-roles/types.ts';

import { AddHolderView } from './add-holder-view.tsx';
import { ChangeRoleView } from './change-role-view.tsx';
import { HOLDER_COLUMNS } from './holder-columns.tsx';
import { HolderListContext, type HolderActions, type HolderDialog } from './holder-context.ts';
import { HolderRoleTab } from './holder-role-tab.tsx';
import { HOLDER_LISTS, holderHref, type HolderType } from './holder-words.ts';
import { PlaceHoldersHead } from './place-holders-head.tsx';

interface PlaceHoldersViewProps {
  place: HolderPlace;
  type: HolderType;
  actions: HolderActions;
  /** What `tryForPage(params, (ctx) => listPlaceHolders(ctx, …))` answered. */
  listing: ActionResult<PlaceHoldersPage>;
  answered: ListQueryBase;
}

/** Who has a role in a Workspace or Deployment, people or Teams, and the dialogs that add, change and remove them. */
export function PlaceHoldersView({ place, type, actions, listing, answered }: PlaceHoldersViewProps) {
  const { organization } = useFrame();
  const dialog = useDialogState<HolderDialog>();
  const shownNow = useNow();
  const list = useMemo(() => ({ place, type, actions, dialog }), [place, type, actions, dialog]);
  const page = listing.ok ? listing.data : null;
  const isTeams = type === 'TEAM';
  const can = page?.canAdd ?? 'The list could not be loaded. Reload the page.';
  const add = <AddButton what={isTeams ? 'Team' : 'User'} can={can} onClick={() => dialog.open({ kind: 'add' })} />;
  return (
    <FreshClock now={page?.now ?? shownNow}>
      <HolderListContext value={list}>
        <PlaceHoldersHead
          place={place}
          type={type}
          total={page && !page.isEmpty ? page.total : null}
          actions={page?.isEmpty ? null : add}
        />
        <ListView
          list={HOLDER_LISTS[type]}
          listing={listing}
          answered={answered}
          columns={HOLDER_COLUMNS[place.level][type]}
          placeholder={isTeams ? 'Search name' : 'Search name or email'}
          empty={
            <EmptyState
              icon={isTeams ? UsersRound : UserRound}
              title={isTeams ? 'No Teams yet' : 'No users yet'}
              actions={add}
            >
              {isTeams ? 'Each member of a Team you add has the role too.' : 'Whoever you add has a role here at once.'}
            </EmptyState>
          }
          rowHref={(holder) => holderHref(organization.shortName, holder.subject, place.level)}
        />
        <DialogHost state={dialog}>
          {(view) =>
            view.kind === 'add' ? (
              <AddHolderView roles={page?.roles ?? []} />
            ) : (
              view.holder.own && (
                <HolderRoleTab holder={view.holder}>
                  <ChangeRoleView row={view.holder.own} />
                </HolderRoleTab>
              )
            )
          }
        </DialogHost>
      </HolderListContext>
    </FreshClock>
  );
}
