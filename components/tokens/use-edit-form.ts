'use client';

import { useState } from 'react';

import type { TokenDetails, TokenRow } from '#lib/tokens/types.ts';

import { draftOf, isSameDraft, rebaseDraft } from './edit-draft.ts';
import { failureSentence, refusalReason } from './failure-sentence.ts';
import { useTokenDialogFrame } from './token-dialog-context.ts';
import type { TokenDraft } from './token-dialog-types.ts';
import { draftInput, updateErrors } from './token-form.ts';
import { useDuplicateName } from './use-duplicate-name.ts';
import { useGuarded } from './use-guarded.tsx';
import { useOptionsFor } from './use-options-for.ts';
import { useTokenForm } from './use-token-form.ts';

export type EditForm = ReturnType<typeof useEditForm>;

/**
 * The edit form of the dialog and of the settings tab. `onDone` gets the saved token, or null when nothing had changed.
 * A save by somebody else in between is told: nothing of it is overwritten until the person took notice of it.
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
  // What `Keep editing` did to the form.
  const [news, setNews] = useState<string | null>(null);
  const form = useTokenForm(draft ?? draftOf(token), (value) => updateErrors(token.id, value));
  const { run, pending, gate, leaveGate } = useGuarded();
  const duplicate = useDuplicateName(organization.shortName, actions.findByName, form.value.name, token.id);

  const isDirty = !isSameDraft(form.value, draftOf(latest));

  // The page brought a newer record. Where the fields are untouched, or it changed others only (a pause, a rotation),
  // it becomes the base; a real clash is told when the form is sent.
  if (seen !== token) {
    setSeen(token);
    if (token.updatedAt > latest.updatedAt && (!isDirty || isSameDraft(draftOf(token), draftOf(latest)))) {
      setLatest(token);
      if (!isDirty) form.reset(draftOf(token));
    }
  }

  const submit = async () => {
    if (pending || !form.accept()) return;
    if (isSameDraft(form.value, draftOf(latest))) return onDone(null);
    setProblem(null);
    setNews(null);
    const input = { tokenId: token.id, ...draftInput(form.value), basedOn: latest.updatedAt };
    const answer = await run(() => actions.update(organization.shortName, input));
    if (!answer) return;
    if (answer.ok) {
      setLatest(answer.data);
      form.reset(draftOf(answer.data));
      return onDone(answer.data);
    }
    if ('fields' in answer && form.refuse(answer.fields)) return;
    setProblem({ text: failureSentence(answer), isClash: refusalReason(answer) === 'clash' });
  };

  /** What somebody else saved becomes the base of the change, and `next` what the form shows then. */
  const takeLatest = async (next: (saved: TokenDraft) => TokenDraft) => {
    const answer = await run(() => actions.get(organization.shortName, { tokenId: token.id }));
    if (!answer) return;
    if (!answer.ok) return setProblem({ text: failureSentence(answer), isClash: false });
    setProblem(null);
    setLatest(answer.data);
    form.reset(next(draftOf(answer.data)));
  };

  const keepEditing = () =>
    takeLatest((saved) => {
      const { draft: kept, told } = rebaseDraft(form.value, draftOf(latest), saved);
      setNews(told);
      return kept;
    });

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
    news,
    keepEditing,
    loadLatest: () => takeLatest((saved) => saved),
    submit,
    discard: () => {
      setNews(null);
      form.reset(draftOf(latest));
    },
    isDirty,
  };
}
