'use client';

import { useRouter } from 'next/navigation';
import { createContext, use } from 'react';

import { DialogHost, type DialogState } from '#components/forms/dialog-host.tsx';
import type { OrganizationRoleOption } from '#lib/access/organization-role-options.ts';
import type { TeamDetails, TeamRow } from '#lib/teams/types.ts';

import { AddMembersView } from './add-members-view.tsx';
import { CreateTeamView } from './create-team-view.tsx';
import { DeleteTeamView } from './delete-team-view.tsx';
import { RemoveMemberView } from './remove-member-view.tsx';

/** Which dialog of the Teams pages is open, and what it is about. */
export type TeamDialog =
  | { kind: 'create' }
  | { kind: 'delete'; team: TeamRow }
  | { kind: 'add-members'; team: TeamRow }
  | { kind: 'remove-member'; team: TeamRow; member: { id: string; fullName: string } };

export const TeamDialogsContext = createContext<DialogState<TeamDialog> | null>(null);

export function useTeamDialogs(): DialogState<TeamDialog> {
  const dialogs = use(TeamDialogsContext);
  if (!dialogs) throw new Error('This part needs the dialogs of the Teams pages around it.');
  return dialogs;
}

interface TeamDialogsProps {
  state: DialogState<TeamDialog>;
  roleOptions: OrganizationRoleOption[];
  /** Each answers with where focus goes when the dialog has closed. */
  onCreated?: (team: TeamDetails) => () => HTMLElement | null;
  onDeleted?: (team: TeamRow) => (() => HTMLElement | null) | undefined;
}

/** The one dialog of the list and of a Team's pages. */
export function TeamDialogs({ state, roleOptions, onCreated, onDeleted }: TeamDialogsProps) {
  const router = useRouter();
  const kind = state.view?.kind;
  const isQuestion = kind === 'delete' || kind === 'remove-member';
  return (
    <DialogHost
      state={state}
      role={isQuestion ? 'alertdialog' : 'dialog'}
      size={isQuestion || kind === 'add-members' ? 'small' : 'normal'}
    >
      {(view) => {
        switch (view.kind) {
          case 'create':
            return <CreateTeamView roleOptions={roleOptions} onCreated={onCreated} />;
          case 'delete':
            return (
              <DeleteTeamView
                team={view.team}
                onDeleted={() => {
                  const find = onDeleted?.(view.team);
                  router.refresh();
                  return find;
                }}
              />
            );
          case 'add-members':
            return <AddMembersView team={view.team} />;
          case 'remove-member':
            return <RemoveMemberView team={view.team} member={view.member} />;
        }
      }}
    </DialogHost>
  );
}
