import { plural } from '#lib/format.ts';
import type { BulkTokensInput } from '#lib/tokens/schemas.ts';

export type BulkOperation = BulkTokensInput['operation'];
export type BulkTarget = BulkTokensInput['target'];

interface BulkWords {
  verb: string;
  done: string;
  doing: string;
  /** What it means for whoever uses the tokens. */
  effect: string;
}

export const BULK_WORDS: Record<BulkOperation, BulkWords> = {
  pause: {
    verb: 'Pause',
    done: 'paused',
    doing: 'Pausing…',
    effect: 'Requests are refused until someone resumes them. Their expiration keeps running.',
  },
  resume: {
    verb: 'Resume',
    done: 'resumed',
    doing: 'Resuming…',
    effect: 'Requests with them are accepted again, unless they have expired.',
  },
  delete: {
    verb: 'Delete',
    done: 'deleted',
    doing: 'Deleting…',
    effect:
      'Make sure no workflow uses them. Requests with them fail at once and their Workspace, Deployment and Dag roles are removed. Deleted tokens cannot be recovered.',
  },
};

/** `50 tokens deleted` */
export function doneSentence(operation: BulkOperation, count: number): string {
  return `${plural(count, 'token')} ${BULK_WORDS[operation].done}`;
}
