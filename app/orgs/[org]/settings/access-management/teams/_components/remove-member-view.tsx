'use client';

import { ConfirmView } from '#components/forms/confirm-view.tsx';
import { useFrame } from '#components/shell/frame-context.tsx';
import { useToast } from '#components/ui/toast.tsx';
import type { TeamRow } from '#lib/teams/types.ts';

import { removeTeamMemberAction } from '../team-actions.ts';

/** `Remove this member?`: not typed, since the person can be added again. */
export function RemoveMemberView({ team, member }: { team: TeamRow; member: { id: string; fullName: string } }) {
  const { organization } = useFrame();
  const toast = useToast();
  return (
    <ConfirmView
      title="Remove this member?"
      confirmLabel="Remove member"
      pendingLabel="Removing…"
      action={() => removeTeamMemberAction(organization.shortName, { teamId: team.id, userId: member.id })}
      onDone={() => toast(`${member.fullName} removed from ${team.name}`)}
    >
      <p className="wrap-anywhere">
        <b className="font-semibold">{member.fullName}</b> loses the roles that{' '}
        <b className="font-semibold">{team.name}</b> gives, with the next request. Roles of their own stay.
      </p>
    </ConfirmView>
  );
}
