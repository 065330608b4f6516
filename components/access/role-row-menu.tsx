'use client';

import { Pencil, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';

import { ActionsMenu } from '#components/ui/actions-menu.tsx';
import { MenuItem, MenuSeparator } from '#components/ui/menu.tsx';
import { Popover } from '#components/ui/popover.tsx';
import type { SubjectRoleRow } from '#lib/subject-roles/types.ts';

import { RemoveRole } from './remove-role.tsx';
import { useRoleTab } from './role-context.ts';
import { LEVEL_WORDS, placeOf } from './role-words.ts';

/** `⋯` of a role: `Change role`, and `Remove` with its question beside the button. */
export function RoleRowMenu({ row }: { row: SubjectRoleRow }) {
  const { dialog, deleted, holder, level } = useRoleTab();
  const button = useRef<HTMLButtonElement>(null);
  const [asks, setAsks] = useState(false);
  const place = placeOf(row);
  if (deleted.has(row.id)) return null;
  return (
    <>
      <ActionsMenu name={holder ?? place} buttonRef={button}>
        <MenuItem icon={Pencil} can={row.can.change} onSelect={() => dialog.open({ kind: 'change', row })}>
          Change role
        </MenuItem>
        <MenuSeparator />
        <MenuItem icon={Trash2} tone="danger" can={row.can.remove} onSelect={() => setAsks(true)}>
          {holder === undefined ? 'Remove' : `Remove from ${LEVEL_WORDS[level]}`}
        </MenuItem>
      </ActionsMenu>
      <Popover
        anchor={button}
        label={`Remove ${row.roleName} on ${place}${holder === undefined ? '' : ` from ${holder}`}`}
        align="end"
        open={asks}
        onOpenChange={setAsks}
        className="w-80 p-4"
      >
        <RemoveRole row={row} onClose={() => setAsks(false)} />
      </Popover>
    </>
  );
}
