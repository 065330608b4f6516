'use client';

import { useEffect, useState } from 'react';

import { useFrame } from '#components/shell/frame-context.tsx';
import { Button } from '#components/ui/button.tsx';
import { DialogBody, DialogFoot, DialogForm, DialogHead } from '#components/ui/dialog.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { formatList, formatNumber, plural } from '#lib/format.ts';

import { BULK_WORDS, type BulkOperation, type BulkTarget } from './bulk-words.ts';
import { useTokenListActions } from './token-list-context.ts';

interface BulkConfirmProps {
  operation: BulkOperation;
  target: BulkTarget;
  /** As the list counted it; the server counts again. */
  count: number;
  onConfirm: (count: number) => void;
  onCancel: () => void;
}

interface Impact {
  count: number;
  usedLast24h: number;
  busiest: string[];
}

const WORD = 'Delete';

function useBulkImpact(target: BulkTarget): Impact | 'failed' | null {
  const { organization } = useFrame();
  const { bulkImpact } = useTokenListActions();
  const [impact, setImpact] = useState<Impact | 'failed' | null>(null);
  useEffect(() => {
    let isWanted = true;
    bulkImpact(organization.shortName, target)
      .then((answer) => isWanted && setImpact(answer.ok ? answer.data : 'failed'))
      .catch(() => isWanted && setImpact('failed'));
    return () => {
      isWanted = false;
    };
  }, [organization.shortName, bulkImpact, target]);
  return impact;
}

function ImpactSentence({ impact }: { impact: Impact | 'failed' | null }) {
  if (impact === null) return <p className="text-muted">Looking who uses them…</p>;
  if (impact === 'failed') return <p className="text-muted">Usage could not be loaded.</p>;
  if (impact.count === 1)
    return <p>{impact.usedLast24h === 0 ? 'It was not used' : 'It was used'} in the last 24 hours.</p>;
  if (impact.usedLast24h === 0) return <p>None of them was used in the last 24 hours.</p>;
  return (
    <p>
      {`${formatNumber(impact.usedLast24h)} of them ${impact.usedLast24h === 1 ? 'was' : 'were'} used in the last 24 hours`}
      {impact.busiest.length > 0 ? (
        <>
          {impact.usedLast24h > impact.busiest.length ? ', most of all ' : ': '}
          <strong className="font-semibold wrap-anywhere">{formatList(impact.busiest)}</strong>
        </>
      ) : null}
      .
    </p>
  );
}

/** The question before a bulk change; deleting wants the word typed. */
export function BulkConfirm({ operation, target, count, onConfirm, onCancel }: BulkConfirmProps) {
  const words = BULK_WORDS[operation];
  const impact = useBulkImpact(target);
  const [typed, setTyped] = useState('');
  const known = impact === null || impact === 'failed' ? count : impact.count;
  const isDelete = operation === 'delete';
  const matches = typed.trim() === WORD;
  const isReady = !isDelete || matches;
  return (
    <DialogForm
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) onConfirm(known);
      }}
    >
      <DialogHead title={`${words.verb} ${plural(known, 'token')}?`} />
      <DialogBody>
        {operation === 'resume' ? null : <ImpactSentence impact={impact} />}
        <p>{known === 1 ? words.effectOfOne : words.effect}</p>
        {isDelete ? (
          <Field
            label="Type Delete to confirm"
            error={
              !matches && typed.trim().toLowerCase() === WORD.toLowerCase() ? 'Type Delete with a capital D' : undefined
            }
          >
            <Input data-autofocus value={typed} onValueChange={setTyped} autoComplete="off" spellCheck={false} />
          </Field>
        ) : null}
      </DialogBody>
      <DialogFoot>
        <Button {...(isDelete ? {} : { 'data-autofocus': true })} onClick={onCancel}>
          Cancel
        </Button>
        <Button type="submit" kind={isDelete ? 'danger' : 'primary'} inactive={!isReady}>
          {isDelete ? 'Yes, Continue' : `${words.verb} ${plural(known, 'token')}`}
        </Button>
      </DialogFoot>
    </DialogForm>
  );
}
