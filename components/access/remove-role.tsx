'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';

import { useFrame } from '#components/shell/frame-context.tsx';
import { failureSentence, readFailureSentence, refusalReason } from '#components/tokens/failure-sentence.ts';
import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { useToast } from '#components/ui/toast.tsx';
import { formatList, plural } from '#lib/format.ts';
import type { ActionResult } from '#lib/result.ts';
import type { SubjectRoleChange, SubjectRoleRow } from '#lib/subject-roles/types.ts';

import { useRoleTab } from './role-context.ts';
import { placeOf } from './role-words.ts';
import { useReadHeldRole } from './use-read-roles.ts';

/** "2 Deployment roles and 1 Dag role" */
function insideWords({ inside }: SubjectRoleRow): string | null {
  const parts = [
    inside.deployments > 0 ? plural(inside.deployments, 'Deployment role') : null,
    inside.dags > 0 ? plural(inside.dags, 'Dag role') : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : formatList(parts);
}

/** "Also inherits Organization Owner, which stays." */
function stayingWords(others: readonly string[], also: string | null): string {
  if (others.length > 0) return `Other access stays: ${formatList(others)}.`;
  return also === null ? 'Requests there fail at once.' : `${also}, which stays.`;
}

type Refused = Extract<ActionResult<unknown>, { ok: false }>;

/** "Remove Workspace Operator on analytics? Requests there fail at once.", what goes with it, and what stays. */
export function RemoveRole({ row, onClose }: { row: SubjectRoleRow; onClose: () => void }) {
  const tab = useRoleTab();
  const { subject, holder, others = [], actions, markDeleted } = tab;
  const { organization } = useFrame();
  const router = useRouter();
  const toast = useToast();
  const [pending, setPending] = useState(false);
  const [refused, setRefused] = useState<{ text: string; isStale: boolean; canGoOn?: boolean } | null>(null);
  // What the question is about: the row, and after a clash the role as it was read again.
  const [asked, setAsked] = useState({ held: row, basedOn: tab.basedOn, news: '' });
  const readHeldRole = useReadHeldRole(row);
  const { held, basedOn, news } = asked;
  const inside = insideWords(held);

  const refuse = (answer: Refused) => {
    if (answer.details['reason'] === 'deleted') {
      markDeleted(row.id);
      onClose();
      return toast(answer.message);
    }
    const reason = refusalReason(answer);
    const canGoOn = reason === 'clash';
    setRefused({ text: failureSentence(answer), isStale: canGoOn || reason === 'gone', canGoOn });
  };
  const remove = async () => {
    if (pending) return;
    setPending(true);
    setRefused(null);
    const { entityType, entityId, deploymentId } = row;
    const input = { subject, entityType, entityId, deploymentId, basedOn };
    const answer = await actions
      .remove(organization.shortName, input)
      .catch((): ActionResult<SubjectRoleChange> | null => null);
    setPending(false);
    if (!answer) {
      const text = failureSentence({ code: 'LOST', message: '', requestId: null });
      return setRefused({ text, isStale: false });
    }
    if (!answer.ok) return refuse(answer);
    onClose();
    toast(answer.data.taken.length > 1 ? `${answer.data.taken.length} roles removed` : 'Role removed');
  };
  const askAgain = async () => {
    if (pending) return;
    setPending(true);
    const answer = await readHeldRole().catch(() => null);
    setPending(false);
    if (!answer?.ok) {
      const failure = answer ?? ({ code: 'LOST', message: '', requestId: null } as const);
      return setRefused({ text: readFailureSentence(failure), isStale: true, canGoOn: failure.code === 'LOST' });
    }
    const now = answer.data.held;
    setRefused(null);
    setAsked({
      ...answer.data,
      news:
        now.role === held.role
          ? 'This role has not changed. You can remove it.'
          : `The role is now ${now.roleName}. Removing takes that one away.`,
    });
  };

  return (
    <div className="grid gap-3">
      <p className="wrap-anywhere">
        Remove {held.roleName} on {placeOf(row)}
        {holder !== undefined && ` from ${holder}`}? {stayingWords(others, held.also)}
        {inside && ` This also removes ${inside} inside it.`}
      </p>
      {refused && (
        <Notice tone="danger" alert>
          {refused.text}
        </Notice>
      )}
      {news !== '' && !refused && (
        <Notice tone="info" alert>
          {news}
        </Notice>
      )}
      {refused?.isStale ? (
        <div className="flex justify-end gap-2">
          <Button
            inactive={pending}
            onClick={() => {
              onClose();
              router.refresh();
            }}
          >
            Load the latest
          </Button>
          {refused.canGoOn && (
            <Button inactive={pending} onClick={() => void askAgain()}>
              Keep removing
            </Button>
          )}
        </div>
      ) : (
        <div className="flex justify-end gap-2">
          <Button inactive={pending} onClick={onClose}>
            Cancel
          </Button>
          <Button kind="danger" inactive={pending} onClick={() => void remove()}>
            {pending ? 'Removing…' : 'Remove'}
          </Button>
        </div>
      )}
    </div>
  );
}
