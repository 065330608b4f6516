'use client';

import { useEffect, useRef } from 'react';

import { Button } from '#components/ui/button.tsx';
import { DialogFoot } from '#components/ui/dialog.tsx';

interface QuestionFootProps {
  question: string;
  stayLabel: string;
  onStay: () => void;
  leaveLabel: string;
  onLeave: () => void;
}

/** A question in place of a dialog's buttons, asked before something is lost. Focus goes to staying. */
export function QuestionFoot({ question, stayLabel, onStay, leaveLabel, onLeave }: QuestionFootProps) {
  const stay = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    stay.current?.focus();
  }, []);
  return (
    <DialogFoot className="rounded-b-dialog bg-warn-soft max-sm:rounded-none">
      <p className="basis-full font-medium max-sm:!basis-full" role="alert">
        {question}
      </p>
      <Button ref={stay} onClick={onStay}>
        {stayLabel}
      </Button>
      <Button onClick={onLeave}>{leaveLabel}</Button>
    </DialogFoot>
  );
}
