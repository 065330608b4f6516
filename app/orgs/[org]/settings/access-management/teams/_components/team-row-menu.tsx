'use client';

import { Copy, Ellipsis, Eye, Settings, Trash2 } from 'lucide-react';
import Link from 'next/link';

import { useFrame } from '#components/shell/frame-context.tsx';
import { teamHref } from '#components/teams/team-href.ts';
import { Button } from '#components/ui/button.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { Menu, MenuItem, MenuLink, MenuSeparator } from '#components/ui/menu.tsx';
import { useToast } from '#components/ui/toast.tsx';
import type { TeamRow } from '#lib/teams/types.ts';

import { useTeamDialogs } from './team-dialogs.tsx';

/** The `⋯` of a row. What is refused stays in the list, focusable, and says why; the server decided it. */
export function TeamRowMenu({ team }: { team: TeamRow }) {
  const { organization } = useFrame();
  const { open } = useTeamDialogs();
  const toast = useToast();
  const copyId = async () => {
    try {
      await navigator.clipboard.writeText(team.id);
      toast('Team ID copied');
    } catch {
      toast(`Copying was blocked by the browser. The ID is ${team.id}`);
    }
  };
  return (
    <Menu
      align="end"
      className="w-52"
      trigger={
        <Button kind="quiet" size="small" iconOnly aria-label={`Actions for ${team.name}`}>
          <Icon of={Ellipsis} />
        </Button>
      }
    >
      <MenuLink icon={Eye} render={<Link href={teamHref(organization.shortName, team.id)} prefetch={false} />}>
        View details
      </MenuLink>
      <MenuLink
        icon={Settings}
        render={<Link href={teamHref(organization.shortName, team.id, 'settings')} prefetch={false} />}
      >
        Settings
      </MenuLink>
      <MenuItem icon={Copy} onSelect={() => void copyId()}>
        Copy Team ID
      </MenuItem>
      <MenuSeparator />
      <MenuItem
        icon={Trash2}
        tone="danger"
        reason={team.can.delete === true ? undefined : team.can.delete}
        onSelect={() => open({ kind: 'delete', team })}
      >
        Delete Team
      </MenuItem>
    </Menu>
  );
}
