'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';

import { useToast } from '#components/ui/toast.tsx';

import type { BulkQuestion } from './bulk-dialog.tsx';
import { doneSentence, type BulkOperation } from './bulk-words.ts';
import { useBulkRun, type BulkRun } from './use-bulk-run.ts';
import type { Selection } from './use-selection.ts';

/** From the question over the progress to the report of a bulk change. */
export function useBulk(selection: Selection) {
  const router = useRouter();
  const toast = useToast();
  const [question, setQuestion] = useState<BulkQuestion | null>(null);
  const [isWatched, setIsWatched] = useState(false);

  const onFinished = (run: BulkRun, forget: () => void) => {
    router.refresh();
    if (run.failed.length > 0) return;
    setIsWatched(false);
    forget();
    selection.clear();
    toast(doneSentence(run.operation, run));
  };
  const bulk = useBulkRun(onFinished);

  const ask = (operation: BulkOperation) =>
    setQuestion({ operation, target: selection.target(), count: selection.count });
  const onAnswered = (asked: BulkQuestion, count: number | null) => {
    setQuestion(null);
    if (count === null) return;
    setIsWatched(true);
    void bulk.start(asked.operation, asked.target, count);
  };
  return { question, ask, onAnswered, bulk, isWatched, onWatch: setIsWatched };
}
