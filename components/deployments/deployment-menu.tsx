'use client';

import { Copy, Ellipsis, Eye, FileDown, FileUp, LayoutTemplate, Pencil, Trash2 } from 'lucide-react';
import Link from 'next/link';

import { Button } from '#components/ui/button.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { Menu, MenuItem, MenuLink, MenuSeparator } from '#components/ui/menu.tsx';
import { useToast } from '#components/ui/toast.tsx';
import { deploymentHref } from '#components/workspaces/workspace-href.ts';
import type { DeploymentRow } from '#lib/deployments/types.ts';
import type { Can } from '#lib/workspaces/types.ts';

import { useDeploymentDialogs } from './deployment-dialog-context.ts';
import { useDownload } from './use-download.ts';

const reasonOf = (can: Can) => (can === true ? undefined : can);

/** The `⋯` of a Deployment, in its row and on its page; there it need not open itself, and its buttons stand beside it. */
export function DeploymentMenu({ deployment, isInRow }: { deployment: DeploymentRow; isInRow: boolean }) {
  const { organization, open } = useDeploymentDialogs();
  const download = useDownload();
  const toast = useToast();
  const copyId = async () => {
    try {
      await navigator.clipboard.writeText(deployment.id);
      toast('Deployment ID copied');
    } catch {
      toast(`Copying was blocked by the browser. The ID is ${deployment.id}`);
    }
  };
  const update = reasonOf(deployment.can.update);
  const href = deploymentHref(organization.shortName, deployment.workspaceId, deployment.id);
  return (
    <Menu
      align="end"
      className="w-52"
      trigger={
        <Button
          kind={isInRow ? 'quiet' : 'plain'}
          size={isInRow ? 'small' : 'normal'}
          iconOnly
          aria-label={`Actions for ${deployment.name}`}
        >
          <Icon of={Ellipsis} />
        </Button>
      }
    >
      {isInRow && (
        <>
          <MenuLink icon={Eye} render={<Link href={href} prefetch={false} />}>
            View details
          </MenuLink>
          <MenuItem icon={Pencil} reason={update} onSelect={() => open({ kind: 'edit', deployment })}>
            Edit Deployment
          </MenuItem>
          <MenuItem icon={FileUp} reason={update} onSelect={() => open({ kind: 'file', deployment })}>
            Update from file
          </MenuItem>
        </>
      )}
      <MenuItem icon={FileDown} onSelect={() => void download(deployment.id, false)}>
        Download as file
      </MenuItem>
      <MenuItem icon={LayoutTemplate} onSelect={() => void download(deployment.id, true)}>
        Download as template
      </MenuItem>
      <MenuItem icon={Copy} onSelect={() => void copyId()}>
        Copy Deployment ID
      </MenuItem>
      <MenuSeparator />
      <MenuItem
        icon={Trash2}
        tone="danger"
        reason={reasonOf(deployment.can.delete)}
        onSelect={() => open({ kind: 'delete', deployment })}
      >
        Delete Deployment
      </MenuItem>
    </Menu>
  );
}
