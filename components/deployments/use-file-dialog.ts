'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';

import { useDialogFrame } from '#components/forms/dialog-host.tsx';
import { failureSentence, readFailureSentence, refusalReason } from '#components/tokens/failure-sentence.ts';
import { useGuarded, type Answer } from '#components/tokens/use-guarded.tsx';
import { useToast } from '#components/ui/toast.tsx';
import { deploymentHref } from '#components/workspaces/workspace-href.ts';
import type { DeploymentPreview, DeploymentRow } from '#lib/deployments/types.ts';

import { useDeploymentDialogs } from './deployment-dialog-context.ts';

/** A refusal: one sentence, or one per field of the file. */
export interface FileProblem {
  text: string;
  fields: [path: string, sentence: string][];
  /** Somebody saved after what would change was worked out. */
  isClash: boolean;
}

/** Larger than any Deployment file may be; the server decides about the rest. */
const READ_MAX_BYTES = 1_000_000;

function problemOf(answer: Exclude<Answer<unknown>, { ok: true }>, sentence = failureSentence): FileProblem {
  const fields = 'fields' in answer ? Object.entries(answer.fields) : [];
  if (fields.length > 0) return { text: 'The file was refused. Nothing was changed.', fields, isClash: false };
  return { text: sentence(answer), fields: [], isClash: refusalReason(answer) === 'clash' };
}

/** Paste or choose, look at what would change, then create or apply. */
export function useFileDialog(deployment: DeploymentRow | null) {
  const { organization, workspaceId, actions } = useDeploymentDialogs();
  const { close } = useDialogFrame();
  const guarded = useGuarded();
  const router = useRouter();
  const toast = useToast();
  const [file, setFile] = useState('');
  const [preview, setPreview] = useState<DeploymentPreview | null>(null);
  const [problem, setProblem] = useState<FileProblem | null>(null);
  const address = { workspaceId, ...(deployment ? { deploymentId: deployment.id } : {}) };

  const write = (text: string) => {
    setFile(text);
    setProblem(null);
  };
  const choose = async (chosen: File | undefined) => {
    if (!chosen) return;
    if (chosen.size > READ_MAX_BYTES)
      return setProblem({ text: 'The file is larger than 256 KiB.', fields: [], isClash: false });
    write(await chosen.text());
  };
  const review = async () => {
    setProblem(null);
    const answer = await guarded.run(() => actions.preview(organization.shortName, { ...address, file }));
    if (answer?.ok) setPreview(answer.data);
    else if (answer) setProblem(problemOf(answer, readFailureSentence));
  };
  const apply = async () => {
    setProblem(null);
    const basedOn = preview?.basedOn ? { basedOn: preview.basedOn } : {};
    const answer = await guarded.run(() => actions.apply(organization.shortName, { ...address, file, ...basedOn }));
    if (!answer) return;
    if (!answer.ok) return setProblem(problemOf(answer));
    close();
    toast(deployment ? 'Deployment updated' : `Deployment ${answer.data.name} created`);
    if (!deployment) router.push(deploymentHref(organization.shortName, workspaceId, answer.data.id));
  };
  return {
    ...guarded,
    file,
    write,
    choose,
    preview,
    problem,
    review,
    apply,
    back: () => {
      setPreview(null);
      setProblem(null);
    },
  };
}
