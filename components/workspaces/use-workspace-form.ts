'use client';

import { useState } from 'react';

import { checkWith } from '#components/forms/check-with.ts';
import { useForm } from '#components/forms/use-form.ts';
import { failureSentence } from '#components/tokens/failure-sentence.ts';
import { useGuarded } from '#components/tokens/use-guarded.tsx';
import { useToast } from '#components/ui/toast.tsx';
import type { WorkspaceDetails } from '#lib/workspaces/types.ts';
import { updateWorkspaceInput } from '#lib/workspaces/schemas.ts';

import { useWorkspaceDialogs } from './workspace-dialog-context.ts';
import type { WorkspaceDraft } from './workspace-fields.tsx';

const draftOf = ({ name, description, isCicdEnforcedDefault }: WorkspaceDetails): WorkspaceDraft => ({
  name,
  description,
  isCicdEnforcedDefault,
});

/** The settings form of a Workspace; a save by somebody else in between is told, and nothing is overwritten. */
export function useWorkspaceForm(workspace: WorkspaceDetails) {
  const { organization, actions } = useWorkspaceDialogs();
  const toast = useToast();
  const [latest, setLatest] = useState(workspace);
  const [problem, setProblem] = useState<{ text: string; isClash: boolean } | null>(null);
  const guarded = useGuarded();
  const form = useForm(draftOf(workspace), (value) =>
    checkWith(updateWorkspaceInput, { workspaceId: workspace.id, ...value }),
  );
  const saved = draftOf(latest);
  const isDirty = (Object.keys(saved) as (keyof WorkspaceDraft)[]).some((key) => saved[key] !== form.value[key]);

  const take = (next: WorkspaceDetails) => {
    setProblem(null);
    setLatest(next);
    form.reset(draftOf(next));
  };
  const submit = async () => {
    if (guarded.pending || !form.accept() || !isDirty) return;
    setProblem(null);
    const input = { workspaceId: workspace.id, ...form.value, basedOn: latest.updatedAt };
    const answer = await guarded.run(() => actions.update(organization.shortName, input));
    if (!answer) return;
    if (answer.ok) {
      take(answer.data);
      toast('Workspace updated');
      return;
    }
    if ('fields' in answer && form.refuse(answer.fields)) return;
    setProblem({ text: failureSentence(answer), isClash: answer.code === 'CONFLICT' });
  };
  const loadLatest = async () => {
    const answer = await guarded.run(() => actions.get(organization.shortName, { workspaceId: workspace.id }));
    if (answer?.ok) take(answer.data);
    else if (answer) setProblem({ text: failureSentence(answer), isClash: false });
  };
  return {
    ...form,
    ...guarded,
    isDirty,
    problem,
    submit,
    loadLatest,
    keepEditing: () => setProblem(null),
    discard: () => form.reset(saved),
  };
}
