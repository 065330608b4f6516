'use client';

import { Eye, Settings, Trash2 } from 'lucide-react';
import Link from 'next/link';

import { useFrame } from '#components/shell/frame-context.tsx';
import { teamHref } from '#components/teams/team-href.ts';
import { ActionsMenu } from '#components/ui/actions-menu.tsx';
import { CopyIdItem } from '#components/ui/copy-id-item.tsx';
import { MenuItem, MenuLink, MenuSeparator } from '#components/ui/menu.tsx';
import type { TeamRow } from '#lib/teams/types.ts';

import { useTeamDialogs } from './team-dialogs.tsx';

export function TeamRowMenu({ team }: { team: TeamRow }) {
  const { organization } = useFrame();
  const { open } = useTeamDialogs();
  return (
    <ActionsMenu name={team.name}>
      <MenuLink icon={Eye} render={<Link href={teamHref(organization.shortName, team.id)} prefetch={false} />}>
        View details
      </MenuLink>
      <MenuLink
        icon={Settings}
        render={<Link href={teamHref(organization.shortName, team.id, 'settings')} prefetch={false} />}
      >
        Settings
      </MenuLink>
      <CopyIdItem what="Team" id={team.id} />
      <MenuSeparator />
      <MenuItem icon={Trash2} tone="danger" can={team.can.delete} onSelect={() => open({ kind: 'delete', team })}>
        Delete Team
      </MenuItem>
    </ActionsMenu>
  );
}
