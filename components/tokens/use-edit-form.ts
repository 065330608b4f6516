'use client';

import { useState } from 'react';

import { rangeLines } from '#lib/tokens/allowed-ranges.ts';
import type { TokenDetails, TokenRow } from '#lib/tokens/types.ts';

import { failureSentence } from './failure-sentence.ts';
import { useTokenDialogFrame } from './token-dialog-context.ts';
import type { TokenDraft } from './token-dialog-types.ts';
import { draftInput, updateErrors } from './token-form.ts';
import { useDuplicateName } from './use-duplicate-name.ts';
import { useGuarded } from './use-guarded.tsx';
import { useOptionsFor } from './use-options-for.ts';
import { useTokenForm } from './use-token-form.ts';

export type EditForm = ReturnType<typeof useEditForm>;

const draftOf = ({ name, description, role, allowedIpRanges }: TokenRow): TokenDraft => ({
  name,
  description,
  role,
  addresses: allowedIpRanges.join('\n'),
});

const isSame = (a: TokenDraft, b: TokenDraft) =>
  a.name.trim() === b.name &&
  a.description.trim() === b.description &&
  a.role === b.role &&
  rangeLines(a.addresses).join() === rangeLines(b.addresses).join();

/**
 * The edit form of the dialog and of the settings tab. `onDone` gets the saved token, or null when nothing had changed.
 * A save by somebody else in between is told, and nothing is overwritten.
 */
export function useEditForm(
  token: TokenRow,
  draft: TokenDraft | undefined,
  onDone: (saved: TokenDetails | null) => void,
) {
  const { organization, actions } = useTokenDialogFrame();
  const options = useOptionsFor(token);
  // What the person saw: the base of their change, and of the difference in rights.
  const [latest, setLatest] = useState(token);
  const [seen, setSeen] = useState(token);
  const [problem, setProblem] = useState<{ text: string; isClash: boolean } | null>(null);
  const form = useTokenForm(draft ?? draftOf(token), (value) => updateErrors(token.id, value));
  const { run, pending, gate, leaveGate } = useGuarded();
  const duplicate = useDuplicateName(organization.shortName, actions.findByName, form.value.name, token.id);

  const isDirty = !isSame(form.value, draftOf(latest));

  // The page brought a newer record. Where the fields are untouched, or it changed others only (a pause, a rotation),
  // it becomes the base; a real clash is told when the form is sent.
  if (seen !== token) {
    setSeen(token);
    if (token.updatedAt > latest.updatedAt && (!isDirty || isSame(draftOf(token), draftOf(latest)))) {
      setLatest(token);
      if (!isDirty) form.reset(draftOf(token));
    }
  }

  const submit = async () => {
    if (pending || !form.accept()) return;
    if (isSame(form.value, draftOf(latest))) return onDone(null);
    setProblem(null);
    const input = { tokenId: token.id, ...draftInput(form.value), basedOn: latest.updatedAt };
    const answer = await run(() => actions.update(organization.shortName, input));
    if (!answer) return;
    if (answer.ok) {
      setLatest(answer.data);
      form.reset(draftOf(answer.data));
      return onDone(answer.data);
    }
    if ('fields' in answer && form.refuse(answer.fields)) return;
    setProblem({ text: failureSentence(answer), isClash: answer.code === 'CONFLICT' });
  };

  /** Replaces what was typed by what somebody else saved. */
  const loadLatest = async () => {
    const answer = await run(() => actions.get(organization.shortName, { tokenId: token.id }));
    if (!answer) return;
    if (!answer.ok) return setProblem({ text: failureSentence(answer), isClash: false });
    setProblem(null);
    setLatest(answer.data);
    form.reset(draftOf(answer.data));
  };

  return {
    ...form,
    latest,
    options,
    organization,
    duplicate,
    pending,
    gate,
    leaveGate,
    problem,
    keepEditing: () => setProblem(null),
    loadLatest,
    submit,
    discard: () => form.reset(draftOf(latest)),
    isDirty,
  };
}
