'use client';

import { FileUp } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';

import { useDialogFrame, useDismissal } from '#components/forms/dialog-host.tsx';
import { FormFoot } from '#components/tokens/form-foot.tsx';
import { Button } from '#components/ui/button.tsx';
import { DialogBody, DialogForm, DialogHead } from '#components/ui/dialog.tsx';
import { Field } from '#components/ui/field.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Textarea } from '#components/ui/textarea.tsx';
import { plural } from '#lib/format.ts';
import type { DeploymentPreview, DeploymentRow } from '#lib/deployments/types.ts';

import { ChangeList } from './change-list.tsx';
import { useFileDialog, type FileProblem } from './use-file-dialog.ts';

/** `Create from file` or `Update from file`: first the file, then what it would change, and only then the change. */
export function FileView({ deployment }: { deployment: DeploymentRow | null }) {
  const { close } = useDialogFrame();
  const dialog = useFileDialog(deployment);
  const { preview, pending, leaveGate } = dialog;
  const [asksDiscard, setAsksDiscard] = useState(false);
  const leave = () => {
    if (leaveGate) return leaveGate();
    if (pending) return;
    if (dialog.file.trim() === '') close();
    else setAsksDiscard(true);
  };
  useDismissal(leave);
  // Away from the button, which now does something else: a second press of Enter must not apply what nobody has read.
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (preview) heading.current?.focus();
  }, [preview]);
  if (dialog.gate) return dialog.gate;

  const title = deployment ? 'Update from file' : 'Create from file';
  const isNothing = preview !== null && preview.changes.length === 0;
  const foot = preview
    ? deployment
      ? { submitLabel: 'Apply changes', pendingLabel: 'Applying…' }
      : { submitLabel: 'Create Deployment', pendingLabel: 'Creating…' }
    : { submitLabel: 'Review changes', pendingLabel: 'Reading…' };
  return (
    <DialogForm
      onSubmit={(event) => {
        event.preventDefault();
        setAsksDiscard(false);
        if (!preview) void dialog.review();
        else if (!isNothing) void dialog.apply();
      }}
    >
      <DialogHead
        key={preview ? 'review' : 'file'}
        title={preview ? 'Review changes' : title}
        onBack={preview && !pending ? dialog.back : undefined}
        onClose={leave}
        titleRef={heading}
      />
      <DialogBody>
        {dialog.problem && (
          <Refusals problem={dialog.problem} pending={pending} onReview={() => void dialog.review()} />
        )}
        {preview ? (
          <Review preview={preview} isNew={deployment === null} />
        ) : (
          <FileField
            isNew={deployment === null}
            file={dialog.file}
            readOnly={pending}
            onWrite={dialog.write}
            onChoose={dialog.choose}
          />
        )}
      </DialogBody>
      <FormFoot
        {...foot}
        pending={pending}
        inactive={preview ? isNothing : dialog.file.trim() === ''}
        onCancel={leave}
        asksDiscard={asksDiscard}
        onKeep={() => setAsksDiscard(false)}
        onDiscard={close}
      />
    </DialogForm>
  );
}

const HINT = 'YAML or JSON with the root key deployment, at most 256 KiB.';
const UPDATE_HINT =
  'What the file leaves out goes to its default, and its queues and variables are deleted; a secret may leave its value out and keeps it.';

interface FileFieldProps {
  isNew: boolean;
  file: string;
  readOnly: boolean;
  onWrite: (text: string) => void;
  onChoose: (file: File | undefined) => Promise<void>;
}

function FileField({ isNew, file, readOnly, onWrite, onChoose }: FileFieldProps) {
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <>
      <Field label="Deployment file" hint={isNew ? HINT : `${HINT} ${UPDATE_HINT}`}>
        <Textarea
          data-autofocus
          value={file}
          onChange={(event) => onWrite(event.target.value)}
          readOnly={readOnly}
          spellCheck={false}
          autoComplete="off"
          placeholder={'deployment:\n  configuration:\n    name: …'}
          className="!max-h-80 !min-h-60 overflow-auto font-mono !text-[12px] leading-5 whitespace-pre max-sm:!text-[16px]"
        />
      </Field>
      <div>
        <input
          ref={chooser}
          type="file"
          hidden
          tabIndex={-1}
          aria-label="Choose a file"
          accept=".yaml,.yml,.json,application/json,application/yaml,text/yaml"
          onChange={(event) => {
            void onChoose(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
        <Button inactive={readOnly} onClick={() => chooser.current?.click()}>
          <Icon of={FileUp} />
          Choose a file
        </Button>
      </div>
    </>
  );
}

function Review({ preview, isNew }: { preview: DeploymentPreview; isNew: boolean }) {
  const { name, changes } = preview;
  if (changes.length === 0) return <p>The file says what the Deployment already is. There is nothing to apply.</p>;
  return (
    <>
      <p className="wrap-anywhere">
        {isNew ? (
          <>
            Creates <strong className="font-semibold">{name}</strong> with {plural(changes.length, 'field')}. Nothing
            was created yet.
          </>
        ) : (
          <>
            Changes {plural(changes.length, 'field')} of <strong className="font-semibold">{name}</strong>. Nothing was
            changed yet.
          </>
        )}
      </p>
      <ChangeList changes={changes} />
    </>
  );
}

interface RefusalsProps {
  problem: FileProblem;
  pending: boolean;
  /** Works out anew what the file would change. */
  onReview: () => void;
}

/** After a clash the file stays, and is looked at again: what it would change is no longer what was shown. */
function Refusals({ problem, pending, onReview }: RefusalsProps) {
  return (
    <Notice
      tone="danger"
      alert
      action={
        problem.isClash && (
          <Button size="small" inactive={pending} onClick={onReview}>
            Review again
          </Button>
        )
      }
    >
      {problem.text}
      {problem.fields.length > 0 && (
        <ul className="mt-1 grid list-disc gap-1 ps-4">
          {problem.fields.map(([path, sentence]) => (
            <li key={path} className="wrap-anywhere">
              {sentence}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  );
}
