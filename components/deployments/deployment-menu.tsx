'use client';

import { Eye, FileDown, FileUp, LayoutTemplate, Pencil, Trash2 } from 'lucide-react';
import Link from 'next/link';

import { ActionsMenu } from '#components/ui/actions-menu.tsx';
import { CopyIdItem } from '#components/ui/copy-id-item.tsx';
import { MenuItem, MenuLink, MenuSeparator } from '#components/ui/menu.tsx';
import { deploymentHref } from '#components/workspaces/workspace-href.ts';
import type { DeploymentRow } from '#lib/deployments/types.ts';

import { useDeploymentDialogs } from './deployment-dialog-context.ts';
import { useDownload } from './use-download.ts';

/** The `⋯` of a Deployment, in its row and on its page; there it need not open itself, and its buttons stand beside it. */
export function DeploymentMenu({ deployment, isInRow }: { deployment: DeploymentRow; isInRow: boolean }) {
  const { organization, open } = useDeploymentDialogs();
  const download = useDownload();
  const { can } = deployment;
  const href = deploymentHref(organization.shortName, deployment.workspaceId, deployment.id);
  return (
    <ActionsMenu name={deployment.name} isInRow={isInRow}>
      {isInRow && (
        <>
          <MenuLink icon={Eye} render={<Link href={href} prefetch={false} />}>
            View details
          </MenuLink>
          <MenuItem icon={Pencil} can={can.update} onSelect={() => open({ kind: 'edit', deployment })}>
            Edit Deployment
          </MenuItem>
          <MenuItem icon={FileUp} can={can.update} onSelect={() => open({ kind: 'file', deployment })}>
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
      <CopyIdItem what="Deployment" id={deployment.id} />
      <MenuSeparator />
      <MenuItem icon={Trash2} tone="danger" can={can.delete} onSelect={() => open({ kind: 'delete', deployment })}>
        Delete Deployment
      </MenuItem>
    </ActionsMenu>
  );
}
