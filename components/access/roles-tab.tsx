'use client';

import { LayoutGrid, Rocket, Workflow } from 'lucide-react';
import { useMemo, useState } from 'react';

import type { ListQueryBase } from '#components/data-table/list-definition.ts';
import { ListView, type ListColumns } from '#components/data-table/list-view.tsx';
import { AddButton } from '#components/forms/add-button.tsx';
import { DialogHost, useDialogState } from '#components/forms/dialog-host.tsx';
import { EmptyState } from '#components/shell/empty-state.tsx';
import { FreshClock, useNow } from '#components/ui/clock.tsx';
import { plural } from '#lib/format.ts';
import type { ActionResult } from '#lib/result.ts';
import type { SubjectRef, SubjectRoleLevel, SubjectRoleRow, SubjectRolesPage } from '#lib/subject-roles/types.ts';

import { AddRoleView } from './add-role-view.tsx';
import { ChangeRoleView } from './change-role-view.tsx';
import type { RoleActions } from './role-actions.ts';
import { ROLE_COLUMNS } from './role-columns.tsx';
import { RoleTabContext, type RoleDialog } from './role-context.ts';
import { LEVEL_WORDS, ROLE_LISTS, SUBJECT_WORDS } from './role-words.ts';

interface RolesTabProps {
  subject: SubjectRef;
  level: SubjectRoleLevel;
  actions: RoleActions;
  /** What `tryForPage(params, (ctx) => listSubjectRoles(ctx, …))` answered. */
  listing: ActionResult<SubjectRolesPage>;
  answered: ListQueryBase;
}

/** Dags are told with their Deployment. */
const HELD_ON = { WORKSPACE: 'Workspaces', DEPLOYMENT: 'Deployments', DAG: 'Deployments' };
const ICONS = { WORKSPACE: LayoutGrid, DEPLOYMENT: Rocket, DAG: Workflow };

/** Why the tab holds no row: none at all, none in sight, or no place yet for a role that reaches every place. */
function emptyWords(subject: SubjectRef, level: SubjectRoleLevel, page: SubjectRolesPage) {
  const words = SUBJECT_WORDS[subject.type];
  const word = LEVEL_WORDS[level];
  const title = `No ${word} roles`;
  if (page.hidden > 0) {
    const held = `${words.this} has ${plural(page.hidden, 'role')}`;
    return { title: `${title} you can see`, text: `${held} on ${HELD_ON[level]} you cannot see.` };
  }
  if (level === 'DAG') return { title, text: `Dags without a role stay hidden from ${words.many} limited to Dags.` };
  if (page.reachesAll) {
    const text = `There is no ${word} yet. ${words.this} inherits access to every new one.`;
    return { title: `No ${word}s yet`, text };
  }
  if (level === 'WORKSPACE') return { title, text: `${words.this} cannot see any Workspace.` };
  return { title, text: 'A role here is for one Deployment; a Workspace role reaches all of its Deployments.' };
}

/**
 * The tab `Workspaces`, `Deployments` or `Dags` of a person, Team or token: the roles it holds there, inherited rows
 * after its own, and the dialogs that add, change and remove them. Pages use it through `SubjectRolesPage`.
 */
export function RolesTab({ subject, level, actions, listing, answered }: RolesTabProps) {
  const dialog = useDialogState<RoleDialog>();
  const shownNow = useNow();
  const basedOn = listing.ok ? listing.data.basedOn : undefined;
  // Rows that turned out to be gone; a newer answer of the server does not hold them any more.
  const [gone, setGone] = useState<{ of: unknown; ids: ReadonlySet<string> }>({ of: null, ids: new Set() });
  const deleted = useMemo(() => (gone.of === listing ? gone.ids : new Set<string>()), [gone, listing]);
  const tab = useMemo(
    () => ({
      subject,
      level,
      actions,
      basedOn,
      dialog,
      deleted,
      markDeleted: (id: string) => setGone({ of: listing, ids: new Set([...deleted, id]) }),
    }),
    [subject, level, actions, basedOn, dialog, deleted, listing],
  );
  const canAdd = listing.ok ? listing.data.canAdd : 'The list did not answer.';
  const empty = listing.ok && emptyWords(subject, level, listing.data);
  const add = <AddButton what={LEVEL_WORDS[level]} can={canAdd} onClick={() => dialog.open({ kind: 'add' })} />;
  return (
    <FreshClock now={listing.ok ? listing.data.now : shownNow}>
      <RoleTabContext value={tab}>
        <ListView
          list={ROLE_LISTS[level]}
          listing={listing}
          answered={answered}
          columns={ROLE_COLUMNS[level] as unknown as ListColumns<SubjectRoleRow>}
          placeholder={`Search ${LEVEL_WORDS[level]}s`}
          action={add}
          empty={
            empty && (
              <EmptyState icon={ICONS[level]} title={empty.title} actions={add}>
                {empty.text}
              </EmptyState>
            )
          }
        />
        {listing.ok && listing.data.hidden > 0 && !(listing.data.total === 0 && answered.q === '') && (
          <p className="mb-6 text-muted">
            {plural(listing.data.hidden, 'more role')} on {HELD_ON[level]} you cannot see.
          </p>
        )}
        <DialogHost state={dialog}>
          {(view) => (view.kind === 'add' ? <AddRoleView /> : <ChangeRoleView row={view.row} />)}
        </DialogHost>
      </RoleTabContext>
    </FreshClock>
  );
}
