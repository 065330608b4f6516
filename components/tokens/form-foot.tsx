'use client';

import { LoaderCircle } from 'lucide-react';
import type { ReactNode } from 'react';

import { Button } from '#components/ui/button.tsx';
import { DialogFoot } from '#components/ui/dialog.tsx';
import { Icon } from '#components/ui/icon.tsx';

import { QuestionFoot } from './question-foot.tsx';

interface FormFootProps {
  submitLabel: string;
  pendingLabel: string;
  pending: boolean;
  /** Not to be pressed now for another reason. */
  inactive?: boolean;
  onCancel: () => void;
  /** Somebody wanted to leave with something typed: the question takes the buttons' place. */
  asksDiscard: boolean;
  onKeep: () => void;
  onDiscard: () => void;
  /** At the start of the row. */
  start?: ReactNode;
}

/** `Cancel` and the submit button of a form in a dialog. */
export function FormFoot(props: FormFootProps) {
  if (props.asksDiscard) {
    return (
      <QuestionFoot
        question="Discard what you typed?"
        stayLabel="Keep editing"
        onStay={props.onKeep}
        leaveLabel="Discard"
        onLeave={props.onDiscard}
      />
    );
  }
  return (
    <DialogFoot>
      {props.start}
      <Button inactive={props.pending} onClick={props.onCancel}>
        Cancel
      </Button>
      <SubmitButton
        label={props.submitLabel}
        pendingLabel={props.pendingLabel}
        pending={props.pending}
        inactive={props.inactive ?? false}
      />
    </DialogFoot>
  );
}

interface SubmitButtonProps {
  label: string;
  pendingLabel: string;
  pending: boolean;
  inactive?: boolean;
  kind?: 'primary' | 'danger';
}

/** Submits its form; while an answer is awaited it says so and does nothing. */
export function SubmitButton({ label, pendingLabel, pending, inactive = false, kind = 'primary' }: SubmitButtonProps) {
  return (
    <Button type="submit" kind={kind} inactive={pending || inactive} aria-busy={pending || undefined}>
      {pending && <Icon of={LoaderCircle} className="animate-spin motion-reduce:hidden" />}
      {pending ? pendingLabel : label}
    </Button>
  );
}
