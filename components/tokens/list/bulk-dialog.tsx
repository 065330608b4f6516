'use client';

import { useState, type ReactNode } from 'react';

import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Notice } from '#components/ui/notice.tsx';

import { BulkConfirm } from './bulk-confirm.tsx';
import { BulkProgress, progressSentence } from './bulk-progress.tsx';
import { doneSentence, type BulkOperation, type BulkTarget } from './bulk-words.ts';
import type { BulkRun } from './use-bulk-run.ts';

export interface BulkQuestion {
  operation: BulkOperation;
  target: BulkTarget;
  count: number;
}

interface BulkDialogProps {
  /** The question being asked; null while none is. */
  question: BulkQuestion | null;
  onAnswered: (question: BulkQuestion, count: number | null) => void;
  bulk: {
    run: BulkRun | null;
    gate: ReactNode;
    leaveGate: (() => void) | undefined;
    retryFailed: () => void;
    goOn: () => void;
    forget: () => void;
  };
  /** Whether the progress is looked at; else it is a line above the table. */
  isWatched: boolean;
  onWatch: (isWatched: boolean) => void;
}

/** Question, proof of identity, progress and report of a bulk change, in one dialog. */
export function BulkDialog({ question, onAnswered, bulk, isWatched, onWatch }: BulkDialogProps) {
  const { run, gate, leaveGate } = bulk;
  const view = question ?? (isWatched ? run : null);
  // What was shown stays while the dialog fades out.
  const [last, setLast] = useState(view);
  if (view !== null && view !== last) setLast(view);

  const contentOf = (shown: BulkQuestion | BulkRun | null): ReactNode => {
    if (shown === null) return null;
    if ('target' in shown) {
      return (
        <BulkConfirm
          {...shown}
          onConfirm={(count) => onAnswered(shown, count)}
          onCancel={() => onAnswered(shown, null)}
        />
      );
    }
    return (
      <BulkProgress
        run={shown}
        onRetryFailed={bulk.retryFailed}
        onGoOn={bulk.goOn}
        onClose={() => {
          onWatch(false);
          if (shown.state !== 'running') bulk.forget();
        }}
      />
    );
  };

  const leave = () => {
    if (gate) leaveGate?.();
    else if (question) onAnswered(question, null);
    else onWatch(false);
  };
  return (
    <Dialog
      open={view !== null || Boolean(gate)}
      size="small"
      role={question?.operation === 'delete' || run?.operation === 'delete' ? 'alertdialog' : 'dialog'}
      onDismiss={leave}
    >
      {gate ?? contentOf(view ?? last)}
    </Dialog>
  );
}

/** While the dialog is closed: the progress, or that something was refused. Nothing that needs an answer is a toast. */
export function BulkStatus({ run, onShow }: { run: BulkRun; onShow: () => void }) {
  const isRunning = run.state === 'running';
  return (
    <Notice
      tone={isRunning ? 'info' : 'danger'}
      alert={!isRunning}
      className="mt-2"
      action={
        <Button size="small" onClick={onShow}>
          Show
        </Button>
      }
    >
      {isRunning
        ? progressSentence(run)
        : run.state === 'stopped'
          ? `${progressSentence(run)}, then it stopped.`
          : `${doneSentence(run.operation, run)}.`}
    </Notice>
  );
}
