import { formatNumber, plural } from '#lib/format.ts';
import type { BulkTokensInput } from '#lib/tokens/schemas.ts';

export type BulkOperation = BulkTokensInput['operation'];
export type BulkTarget = BulkTokensInput['target'];

interface BulkWords {
  verb: string;
  done: string;
  doing: string;
  /** Of tokens for which there was nothing to do. */
  already: string;
  /** What it means for whoever uses the tokens, and for whoever uses the only one. */
  effect: string;
  effectOfOne: string;
}

export const BULK_WORDS: Record<BulkOperation, BulkWords> = {
  pause: {
    verb: 'Pause',
    done: 'paused',
    doing: 'Pausing…',
    already: 'paused already',
    effect: 'Requests are refused until someone resumes them. Their expiration keeps running.',
    effectOfOne: 'Requests are refused until someone resumes it. Its expiration keeps running.',
  },
  resume: {
    verb: 'Resume',
    done: 'resumed',
    doing: 'Resuming…',
    already: 'not paused',
    effect: 'Requests with them are accepted again, unless they have expired.',
    effectOfOne: 'Requests with it are accepted again, unless it has expired.',
  },
  delete: {
    verb: 'Delete',
    done: 'deleted',
    doing: 'Deleting…',
    already: 'deleted already',
    effect:
      'Make sure no workflow uses them. Requests with them fail at once and their Workspace, Deployment and Dag roles are removed. Deleted tokens cannot be recovered.',
    effectOfOne:
      'Make sure no workflow uses it. Requests with it fail at once and its Workspace, Deployment and Dag roles are removed. A deleted token cannot be recovered.',
  },
};

/** `3 were paused already`; null where every token had to be changed. */
export function unchangedSentence(operation: BulkOperation, unchanged: number): string | null {
  if (unchanged === 0) return null;
  return `${formatNumber(unchanged)} ${unchanged === 1 ? 'was' : 'were'} ${BULK_WORDS[operation].already}`;
}

/** `50 tokens deleted`, or `47 tokens paused, 3 were paused already, 2 could not be paused` */
export function doneSentence(
  operation: BulkOperation,
  run: { done: number; unchanged: number; failed: readonly unknown[] },
): string {
  const { done } = BULK_WORDS[operation];
  const refused = run.failed.length > 0 ? `${formatNumber(run.failed.length)} could not be ${done}` : null;
  const parts = [`${plural(run.done, 'token')} ${done}`, unchangedSentence(operation, run.unchanged), refused];
  return parts.filter((part) => part !== null).join(', ');
}

/** What a stop leaves: tokens nobody touched, or, where the last answer is missing, tokens nobody knows about. */
export function leftSentence({ left, isInDoubt }: { left: number; isInDoubt: boolean }): string {
  const tokens = plural(left, 'token');
  if (!isInDoubt) return `${tokens} left as ${left === 1 ? 'it was' : 'they were'}.`;
  return `${tokens} not reported on. Go on looks at them again, and only counts what was done already.`;
}
