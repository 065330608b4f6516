'use client';

import { useEffect, useRef } from 'react';

import { Button } from '#components/ui/button.tsx';
import { DialogBody, DialogFoot, DialogHead } from '#components/ui/dialog.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { formatNumber } from '#lib/format.ts';

import { BULK_WORDS, doneSentence, leftSentence, unchangedSentence } from './bulk-words.ts';
import type { BulkRun } from './use-bulk-run.ts';

interface BulkProgressProps {
  run: BulkRun;
  onRetryFailed: () => void;
  onGoOn: () => void;
  /** While it runs the work goes on; afterwards the report is put away. */
  onClose: () => void;
}

/** `Deleted 1,200 of 4,210`, and how many needed nothing. */
export function progressSentence(run: BulkRun): string {
  const done = BULK_WORDS[run.operation].done;
  const progress = `${done.charAt(0).toUpperCase()}${done.slice(1)} ${formatNumber(run.done)} of ${formatNumber(run.total)}`;
  const unchanged = unchangedSentence(run.operation, run.unchanged);
  return unchanged === null ? progress : `${progress}, ${unchanged}`;
}

function titleOf(run: BulkRun): string {
  const { verb, doing } = BULK_WORDS[run.operation];
  if (run.state === 'running') return doing;
  if (run.state === 'stopped') return `${verb} stopped`;
  return doneSentence(run.operation, run);
}

/** Progress of a bulk change, then what was refused and why. */
export function BulkProgress({ run, onRetryFailed, onGoOn, onClose }: BulkProgressProps) {
  const title = useRef<HTMLHeadingElement>(null);
  // The form that had the focus is gone.
  useEffect(() => title.current?.focus(), []);
  const seen = run.done + run.unchanged + run.failed.length;
  const isRunning = run.state === 'running';
  return (
    <>
      <DialogHead title={titleOf(run)} titleRef={title} />
      <DialogBody>
        {run.problem ? (
          <Notice tone="danger" alert>
            {run.problem}
          </Notice>
        ) : null}
        <div>
          <output aria-live="polite" className="block tabular-nums">
            {progressSentence(run)}
          </output>
          <progress
            aria-label="Progress"
            className="bulk-progress mt-2 block h-1 w-full"
            max={Math.max(run.total, seen, 1)}
            value={seen}
          />
        </div>
        {run.state === 'stopped' ? (
          <p className="text-muted">
            {leftSentence({ left: Math.max(0, run.total - seen), isInDoubt: run.isInDoubt })}
          </p>
        ) : null}
        {isRunning ? (
          <p className="text-muted">Keep this tab open until it is done. You can go on working in it.</p>
        ) : null}
        {run.failed.length > 0 ? (
          <ul className="max-h-64 divide-y divide-line overflow-y-auto rounded-card border border-line">
            {run.failed.map(({ id, name, reason }) => (
              <li key={id} className="px-3 py-2">
                <span className="block font-medium wrap-anywhere">{name}</span>
                <span className="block text-caption text-muted">{reason}</span>
              </li>
            ))}
          </ul>
        ) : null}
      </DialogBody>
      <DialogFoot>
        {run.state === 'finished' && run.failed.length > 0 ? (
          <Button onClick={onRetryFailed}>Retry failed</Button>
        ) : null}
        {run.rest ? <Button onClick={onGoOn}>Go on</Button> : null}
        <Button kind={isRunning ? 'plain' : 'primary'} onClick={onClose}>
          {isRunning ? 'Continue in background' : 'Close'}
        </Button>
      </DialogFoot>
    </>
  );
}
