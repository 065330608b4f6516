'use client';

import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';

import { useDialogState } from '#components/forms/dialog-host.tsx';
import { useFrame } from '#components/shell/frame-context.tsx';
import { Breadcrumbs } from '#components/shell/page-head.tsx';
import { TabLinks } from '#components/shell/tab-links.tsx';
import { teamHref, teamsHref } from '#components/teams/team-href.ts';
import { Badge } from '#components/ui/badge.tsx';
import { FreshClock } from '#components/ui/clock.tsx';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { Dot } from '#components/ui/dot.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Time } from '#components/ui/time.tsx';
import { roleName } from '#lib/access/roles.ts';
import { plural } from '#lib/format.ts';
import type { SubjectRoleTabs } from '#lib/subject-roles/types.ts';
import type { TeamDetails } from '#lib/teams/types.ts';

import { TeamDialogs, TeamDialogsContext, type TeamDialog } from '../../_components/team-dialogs.tsx';

interface TeamFrameProps {
  team: TeamDetails;
  /** Roles of its own, for the tab labels. */
  roleCounts: SubjectRoleTabs;
  children: ReactNode;
}

/** What all tabs of a Team share: its head, its tabs and its dialogs. */
export function TeamFrame({ team, roleCounts, children }: TeamFrameProps) {
  const { organization } = useFrame();
  const router = useRouter();
  const dialog = useDialogState<TeamDialog>();
  const { shortName } = organization;
  return (
    <FreshClock now={team.now}>
      <TeamDialogsContext value={dialog}>
        <Breadcrumbs
          crumbs={[
            { label: 'Organization Settings', href: `/orgs/${shortName}/settings` },
            { label: 'Access Management' },
            { label: 'Teams', href: teamsHref(shortName) },
            { label: team.name },
          ]}
        />
        <TeamHead team={team} />
        {team.isIdpManaged ? (
          <Notice tone="info" className="mb-4">
            Your identity provider manages this Team. Change its name, members and roles there.
          </Notice>
        ) : null}
        <TabLinks
          label="Team"
          tabs={[
            { label: 'Members', href: teamHref(shortName, team.id), count: team.memberCount },
            { label: 'Workspaces', href: teamHref(shortName, team.id, 'workspaces'), count: roleCounts.workspaces },
            { label: 'Deployments', href: teamHref(shortName, team.id, 'deployments'), count: roleCounts.deployments },
            { label: 'Dags', href: teamHref(shortName, team.id, 'dags'), count: roleCounts.dags },
            { label: 'Settings', href: teamHref(shortName, team.id, 'settings') },
          ]}
        />
        {children}
      </TeamDialogsContext>
      <TeamDialogs
        state={dialog}
        roleOptions={team.roleOptions}
        onDeleted={() => {
          router.push(teamsHref(shortName));
          return undefined;
        }}
      />
    </FreshClock>
  );
}

function TeamHead({ team }: { team: TeamDetails }) {
  return (
    <div className="clear-both mt-2 mb-2 max-sm:mt-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h1 tabIndex={-1} className="min-w-0 text-page font-semibold tracking-[-0.02em] wrap-anywhere outline-hidden">
          {team.name}
        </h1>
        {team.isIdpManaged ? <Badge tone="info">Identity provider</Badge> : null}
      </div>
      {team.description && <p className="mt-1 text-muted wrap-anywhere whitespace-pre-line">{team.description}</p>}
      <p className="mt-2 flex flex-wrap items-center text-caption text-muted max-sm:gap-x-4">
        <span className="inline-flex items-center">
          ID&nbsp;<span className="font-mono">{team.id}</span>
          <CopyButton
            iconOnly
            size="small"
            className="relative -my-2 -me-1.5 max-sm:-my-3.5 max-sm:-me-3.5"
            text={team.id}
            label="Copy Team ID"
            announce="Team ID copied"
          />
        </span>
        <Dot />
        <span>{roleName(team.organizationRole)}</span>
        <Dot />
        <span>{plural(team.rolesCount, 'role')} in all</span>
        <Dot />
        <span>
          updated <Time value={team.updatedAt} /> by {team.updatedBy.label}
        </span>
      </p>
    </div>
  );
}
