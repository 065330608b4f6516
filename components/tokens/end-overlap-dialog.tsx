'use client';

import { useState } from 'react';

import { AlertDialog } from '#components/ui/alert-dialog.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { useToast } from '#components/ui/toast.tsx';
import { plural } from '#lib/format.ts';
import type { OverlapUsage, TokenRow } from '#lib/tokens/types.ts';

import { failureSentence } from './failure-sentence.ts';
import { useTokenDialogFrame } from './token-dialog-context.ts';
import { useGuarded } from './use-guarded.tsx';

interface EndOverlapDialogProps {
  token: TokenRow;
  overlap: OverlapUsage;
  open: boolean;
  onClose: () => void;
}

/** `End the old value now?`: from then on only the new value is accepted. */
export function EndOverlapDialog({ token, overlap, open, onClose }: EndOverlapDialogProps) {
  const { organization, actions } = useTokenDialogFrame();
  const { run, pending, gate, leaveGate } = useGuarded();
  const [problem, setProblem] = useState<string | null>(null);
  const toast = useToast();

  const end = async () => {
    setProblem(null);
    const answer = await run(() => actions.endOverlap(organization.shortName, { tokenId: token.id }));
    if (!answer) return;
    if (!answer.ok) return setProblem(failureSentence(answer));
    onClose();
    toast('Old value ended');
  };

  const clients = overlap.oldClients.length;
  if (gate) {
    return (
      <Dialog open onDismiss={() => leaveGate?.()}>
        {gate}
      </Dialog>
    );
  }
  return (
    <AlertDialog
      open={open}
      title="End the old value now?"
      confirmLabel="End old value now"
      pendingLabel="Ending…"
      danger
      pending={pending}
      onConfirm={() => void end()}
      onCancel={onClose}
    >
      {problem && (
        <Notice tone="danger" alert>
          {problem}
        </Notice>
      )}
      <p>
        Requests with <span className="font-mono text-caption">…{overlap.oldValue.shortToken}</span> fail at once. Only{' '}
        <span className="font-mono text-caption">…{overlap.newValue.shortToken}</span> is accepted from then on.
      </p>
      <p>
        {clients === 0
          ? 'Nobody used the old value in the last 24 hours.'
          : `${plural(clients, 'client')} used the old value in the last 24 hours.`}
      </p>
    </AlertDialog>
  );
}
