'use client';

import { useState } from 'react';

import { useFrame } from '#components/shell/frame-context.tsx';
import { failureSentence } from '#components/tokens/failure-sentence.ts';
import { useGuarded } from '#components/tokens/use-guarded.tsx';
import type { PlaceInput } from '#lib/tokens/schemas.ts';
import type { BulkChunk } from '#lib/tokens/types.ts';

import { useTokenPlace } from '../token-place.tsx';
import type { BulkOperation, BulkTarget } from './bulk-words.ts';
import { useTokenListActions } from './token-list-context.ts';

export interface BulkRun {
  operation: BulkOperation;
  /** Tokens to change as counted before; more or fewer may match by now. */
  total: number;
  done: number;
  /** Were that way already. */
  unchanged: number;
  failed: BulkChunk['failed'];
  state: 'running' | 'finished' | 'stopped';
  /** Why it stopped before the end. */
  problem: string | null;
  /** Whether its last call may have changed tokens without saying so. */
  isInDoubt: boolean;
  /** What is left to do after it stopped. */
  rest: { targets: BulkTarget[]; cursor: string | null } | null;
}

/** Ids per call, as the service takes them. */
const IDS_PER_CALL = 100;

function inSlices(ids: string[], place: PlaceInput | null): BulkTarget[] {
  const slices: BulkTarget[] = [];
  for (let start = 0; start < ids.length; start += IDS_PER_CALL) {
    slices.push({ ids: ids.slice(start, start + IDS_PER_CALL), place });
  }
  return slices;
}

/** The browser asks before the tab that does the work is closed or reloaded. */
const askBeforeLeaving = (event: BeforeUnloadEvent) => event.preventDefault();

/**
 * Changes many tokens a chunk at a time, so that progress can be seen and one refusal does not stop the others.
 * `onFinished` may put a report away that nobody needs to read.
 */
export function useBulkRun(onFinished: (run: BulkRun, forget: () => void) => void) {
  const { organization } = useFrame();
  const actions = useTokenListActions();
  const { place } = useTokenPlace();
  const guarded = useGuarded();
  const [run, setRun] = useState<BulkRun | null>(null);

  const forget = () => setRun(null);

  const go = async (start: BulkRun, targets: BulkTarget[], from: string | null) => {
    // Not in an effect: the work goes on when another page of the console is opened in this tab.
    window.addEventListener('beforeunload', askBeforeLeaving);
    try {
      await work(start, targets, from);
    } finally {
      window.removeEventListener('beforeunload', askBeforeLeaving);
    }
  };

  const work = async (start: BulkRun, targets: BulkTarget[], from: string | null) => {
    let now = start;
    const show = (change: Partial<BulkRun>) => {
      now = { ...now, ...change };
      setRun(now);
    };
    show({ state: 'running', problem: null, isInDoubt: false, rest: null });
    let cursor = from;
    for (const [index, target] of targets.entries()) {
      do {
        const input = { operation: start.operation, target, cursor };
        const answer = await guarded.run(() => actions.bulk(organization.shortName, input));
        const rest = { targets: targets.slice(index), cursor };
        if (answer === null) {
          // Turned back at the proof of identity: before anything was done there is nothing to report.
          if (now.done + now.unchanged + now.failed.length === 0) setRun(null);
          else show({ state: 'stopped', problem: 'The rest was left as it is.', rest });
          return;
        }
        if (!answer.ok) {
          const isInDoubt = answer.code === 'LOST' || answer.code === 'INTERNAL' || answer.code === 'UNAVAILABLE';
          return show({ state: 'stopped', problem: failureSentence(answer), isInDoubt, rest });
        }
        const chunk = answer.data;
        const unchanged = now.unchanged + chunk.unchanged;
        show({ done: now.done + chunk.done, unchanged, failed: [...now.failed, ...chunk.failed] });
        cursor = chunk.cursor;
      } while (cursor !== null);
    }
    show({ state: 'finished' });
    onFinished(now, forget);
  };

  const fresh = (operation: BulkOperation, total: number): BulkRun => ({
    operation,
    total,
    done: 0,
    unchanged: 0,
    failed: [],
    state: 'running',
    problem: null,
    isInDoubt: false,
    rest: null,
  });

  return {
    run,
    gate: guarded.gate,
    leaveGate: guarded.leaveGate,
    start: (operation: BulkOperation, target: BulkTarget, total: number) => go(fresh(operation, total), [target], null),
    retryFailed: () => {
      if (!run) return;
      const targets = inSlices(
        run.failed.map(({ id }) => id),
        place,
      );
      void go(fresh(run.operation, run.failed.length), targets, null);
    },
    goOn: () => {
      if (run?.rest) void go(run, run.rest.targets, run.rest.cursor);
    },
    forget,
  };
}
