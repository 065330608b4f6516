'use client';

import { ShieldCheck } from 'lucide-react';

import type { ListQueryBase } from '#components/data-table/list-definition.ts';
import { ListView } from '#components/data-table/list-view.tsx';
import { useRowFocus } from '#components/data-table/use-row-focus.ts';
import { AddButton } from '#components/forms/add-button.tsx';
import { useDialogState } from '#components/forms/dialog-host.tsx';
import { roleHref } from '#components/roles/role-href.ts';
import { EmptyState } from '#components/shell/empty-state.tsx';
import { useFrame } from '#components/shell/frame-context.tsx';
import { FreshClock, useNow } from '#components/ui/clock.tsx';
import type { ActionResult } from '#lib/result.ts';
import type { RolePage } from '#lib/roles/types.ts';

import { ROLES } from '../search-params.ts';
import { roleColumns } from './role-columns.tsx';
import { RoleDialogs, RoleDialogsContext, type RoleDialog } from './role-dialogs.tsx';
import { RolesHead } from './roles-head.tsx';

interface CustomRolesViewProps {
  listing: ActionResult<RolePage>;
  answered: ListQueryBase;
}

const NO_ROWS: RolePage['rows'] = [];

/** The list of custom roles with its dialogs. */
export function CustomRolesView({ listing, answered }: CustomRolesViewProps) {
  const { organization } = useFrame();
  const dialog = useDialogState<RoleDialog>();
  const page = listing.ok ? listing.data : null;
  const { markedId, created, deleted } = useRowFocus(page?.rows ?? NO_ROWS);
  const now = useNow();
  const can = page?.canCreate ?? 'The list could not be loaded. Reload the page.';
  const add = <AddButton what="Add Role" can={can} onClick={() => dialog.open({ kind: 'create' })} />;
  return (
    <FreshClock now={page?.now ?? now}>
      <RoleDialogsContext value={dialog}>
        <RolesHead actions={page?.isEmpty ? null : add} />
        <ListView
          list={ROLES}
          listing={listing}
          answered={answered}
          columns={roleColumns}
          placeholder="Search name, description or ID"
          empty={
            <EmptyState icon={ShieldCheck} title="No custom roles yet" actions={add}>
              Make a role of exactly the permissions a pipeline or a person needs on a Deployment or its Dags.
            </EmptyState>
          }
          rowHref={(role) => roleHref(organization.shortName, role.id)}
          markedId={markedId}
        />
      </RoleDialogsContext>
      <RoleDialogs state={dialog} onCreated={created} onDeleted={deleted} />
    </FreshClock>
  );
}
