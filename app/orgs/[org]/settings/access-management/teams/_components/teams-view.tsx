'use client';

import { UsersRound } from 'lucide-react';

import { ListView } from '#components/data-table/list-view.tsx';
import type { ListQueryBase } from '#components/data-table/list-definition.ts';
import { useRowFocus } from '#components/data-table/use-row-focus.ts';
import { AddButton } from '#components/forms/add-button.tsx';
import { useDialogState } from '#components/forms/dialog-host.tsx';
import { EmptyState } from '#components/shell/empty-state.tsx';
import { useFrame } from '#components/shell/frame-context.tsx';
import { teamHref } from '#components/teams/team-href.ts';
import { FreshClock, useNow } from '#components/ui/clock.tsx';
import type { ActionResult } from '#lib/result.ts';
import type { TeamPage } from '#lib/teams/types.ts';

import { TEAMS } from '../search-params.ts';
import { teamColumns } from './team-columns.tsx';
import { TeamDialogs, TeamDialogsContext, type TeamDialog } from './team-dialogs.tsx';
import { TeamsHead } from './teams-head.tsx';

interface TeamsViewProps {
  listing: ActionResult<TeamPage>;
  answered: ListQueryBase;
}

const NO_ROWS: TeamPage['rows'] = [];

/** The list of Teams with its dialogs. */
export function TeamsView({ listing, answered }: TeamsViewProps) {
  const { organization } = useFrame();
  const dialog = useDialogState<TeamDialog>();
  const page = listing.ok ? listing.data : null;
  const { markedId, created, deleted } = useRowFocus(page?.rows ?? NO_ROWS);
  const now = useNow();
  const can = page?.canCreate ?? 'The list could not be loaded. Reload the page.';
  const add = <AddButton what="Team" can={can} onClick={() => dialog.open({ kind: 'create' })} />;
  return (
    <FreshClock now={page?.now ?? now}>
      <TeamDialogsContext value={dialog}>
        <TeamsHead total={page?.total ?? null} actions={page?.isEmpty ? null : add} />
        <ListView
          list={TEAMS}
          listing={listing}
          answered={answered}
          columns={teamColumns}
          placeholder="Search name, description or ID"
          empty={
            <EmptyState icon={UsersRound} title="No Teams yet" actions={add}>
              Group people who need the same roles.
            </EmptyState>
          }
          rowHref={(team) => teamHref(organization.shortName, team.id)}
          markedId={markedId}
        />
      </TeamDialogsContext>
      <TeamDialogs state={dialog} roleOptions={page?.roleOptions ?? []} onCreated={created} onDeleted={deleted} />
    </FreshClock>
  );
}
