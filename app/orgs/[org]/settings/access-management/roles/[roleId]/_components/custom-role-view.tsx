'use client';

import { Pencil, Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';

import { useDialogState } from '#components/forms/dialog-host.tsx';
import { PermissionList } from '#components/roles/permission-list.tsx';
import { rolesHref } from '#components/roles/role-href.ts';
import { SCOPE_WORDS } from '#components/roles/role-words.ts';
import { useFrame } from '#components/shell/frame-context.tsx';
import { CanButton } from '#components/tokens/can-button.tsx';
import { Card } from '#components/ui/card.tsx';
import { FreshClock } from '#components/ui/clock.tsx';
import { Dot } from '#components/ui/dot.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { Time } from '#components/ui/time.tsx';
import { plural } from '#lib/format.ts';
import type { RoleDetails, RoleHolders } from '#lib/roles/types.ts';

import { BlockedNotice } from '../../_components/blocked-notice.tsx';
import { RoleDialogs, type RoleDialog } from '../../_components/role-dialogs.tsx';
import { HoldersCard } from './holders-card.tsx';
import { RoleHead } from './role-head.tsx';

/** A custom role: what it allows, where, and who holds it. */
export function CustomRoleView({ role, holders }: { role: RoleDetails; holders: RoleHolders }) {
  const { organization } = useFrame();
  const router = useRouter();
  const dialog = useDialogState<RoleDialog>();
  return (
    <FreshClock now={role.now}>
      <RoleHead
        name={role.name}
        summary={role.description}
        meta={
          <>
            <span>{SCOPE_WORDS[role.scope]} role</span>
            <Dot />
            <span>{plural(role.permissions.length, 'permission')}</span>
            <Dot />
            <span>
              updated <Time value={role.updatedAt} /> by {role.updatedBy.label}
            </span>
          </>
        }
        actions={
          <>
            <CanButton can={role.can.edit} onClick={() => dialog.open({ kind: 'edit', roleId: role.id })}>
              <Icon of={Pencil} />
              Edit Role
            </CanButton>
            <CanButton can={role.can.delete} kind="danger-quiet" onClick={() => dialog.open({ kind: 'delete', role })}>
              <Icon of={Trash2} />
              Delete Role
            </CanButton>
          </>
        }
      />
      <div className="mb-4 empty:hidden">
        <BlockedNotice role={role} />
      </div>
      <div className="mb-6 grid items-start gap-4 lg:grid-cols-[7fr_5fr]">
        <Card
          title="Permissions"
          aside={<span className="text-caption text-muted">{plural(role.permissions.length, 'permission')}</span>}
        >
          <PermissionList scope={role.scope} permissions={role.permissions} />
        </Card>
        <div className="grid gap-4">
          <Card
            title="Restricted Workspaces"
            aside={
              <CanButton
                can={role.can.edit}
                size="small"
                onClick={() => dialog.open({ kind: 'restrict', roleId: role.id })}
              >
                Edit
              </CanButton>
            }
          >
            {role.restrictedWorkspaces.length === 0 ? (
              <p className="px-4 py-3 text-muted">None: the role works in every Workspace.</p>
            ) : (
              <ul className="px-4 py-2">
                {role.restrictedWorkspaces.map((workspace) => (
                  <li key={workspace.id} className="py-1 wrap-anywhere">
                    {workspace.name}
                  </li>
                ))}
              </ul>
            )}
          </Card>
          <HoldersCard held={holders} />
        </div>
      </div>
      <RoleDialogs
        state={dialog}
        onDeleted={() => {
          router.push(rolesHref(organization.shortName, 'custom'));
          return undefined;
        }}
      />
    </FreshClock>
  );
}
