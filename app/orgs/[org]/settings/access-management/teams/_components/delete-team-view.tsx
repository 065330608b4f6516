'use client';

import { useEffect, useState } from 'react';

import { ConfirmView } from '#components/forms/confirm-view.tsx';
import { useDialogFrame } from '#components/forms/dialog-host.tsx';
import { useFrame } from '#components/shell/frame-context.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { useToast } from '#components/ui/toast.tsx';
import { formatList, plural } from '#lib/format.ts';
import type { TeamImpact, TeamRow } from '#lib/teams/types.ts';

import { deleteTeamAction, getTeamImpactAction } from '../team-actions.ts';

interface DeleteTeamViewProps {
  team: TeamRow;
  onDeleted: () => (() => HTMLElement | null) | undefined;
}

/** `Delete this Team?`: typed, after saying who loses what. */
export function DeleteTeamView({ team, onDeleted }: DeleteTeamViewProps) {
  const { organization } = useFrame();
  const { setFinalFocus } = useDialogFrame();
  const toast = useToast();
  return (
    <ConfirmView
      title="Delete this Team?"
      confirmLabel="Yes, Continue"
      pendingLabel="Deleting…"
      typed
      action={() => deleteTeamAction(organization.shortName, { teamId: team.id })}
      onDone={() => {
        const find = onDeleted();
        if (find) setFinalFocus(find);
        toast(`Team ${team.name} deleted`);
      }}
    >
      <p className="font-semibold wrap-anywhere">{team.name}</p>
      <Impact teamId={team.id} />
      <p>
        Its Organization, Workspace, Deployment and Dag roles are removed with it. A deleted Team cannot be recovered.
      </p>
    </ConfirmView>
  );
}

function Impact({ teamId }: { teamId: string }) {
  const { organization } = useFrame();
  const [impact, setImpact] = useState<TeamImpact | 'failed' | null>(null);
  useEffect(() => {
    let isLate = false;
    void getTeamImpactAction(organization.shortName, { teamId }).then(
      (answer) => !isLate && setImpact(answer.ok ? answer.data : 'failed'),
      () => !isLate && setImpact('failed'),
    );
    return () => {
      isLate = true;
    };
  }, [organization.shortName, teamId]);
  if (impact === null) return <div className="h-11 rounded-card bg-hover" aria-busy />;
  if (impact === 'failed') return <Notice tone="warn">Who loses roles could not be loaded.</Notice>;
  return (
    <Notice tone={impact.leftCount > 0 ? 'warn' : 'neutral'}>
      <p>
        {impact.memberCount === 0
          ? 'Nobody is in this Team.'
          : `${plural(impact.memberCount, 'person loses', 'people lose')} the roles this Team gave them.`}
      </p>
      {impact.leftCount > 0 ? <p>Left with no role in any Workspace: {namesOf(impact)}.</p> : null}
    </Notice>
  );
}

function namesOf({ leftNames, leftCount }: TeamImpact): string {
  const more = leftCount - leftNames.length;
  return formatList(more > 0 ? [...leftNames, `${more} more`] : leftNames);
}
