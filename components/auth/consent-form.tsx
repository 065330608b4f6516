'use client';

import { useState, type ReactNode } from 'react';

import { failureSentence } from '#components/tokens/failure-sentence.ts';
import { SubmitButton } from '#components/tokens/form-foot.tsx';
import { useGuarded } from '#components/tokens/use-guarded.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import type { ActionResult } from '#lib/result.ts';

import { FormAlert } from './form-alert.tsx';

type Answer = () => Promise<ActionResult<{ to: string }>>;

interface ConsentFormProps {
  person: { fullName: string; email: string };
  /** What the program is called. */
  client: string;
  /** Where the answer goes. */
  redirectUri: string;
  /** Both answer the address that takes the answer to the program. */
  allow: Answer;
  refuse: Answer;
  /** Signs out and comes back to this page. */
  signOut: () => Promise<void>;
}

/** Says who would be acted for, by which program and where the answer goes; then goes there. */
export function ConsentForm({ person, client, redirectUri, allow, refuse, signOut }: ConsentFormProps) {
  const { run, pending, gate, leaveGate } = useGuarded();
  const [chosen, setChosen] = useState<Answer | null>(null);
  const [isLeaving, setIsLeaving] = useState(false);
  const [problem, setProblem] = useState<string>();
  const isBusy = pending || isLeaving;

  const answer = async (choice: Answer) => {
    if (isBusy) return;
    setChosen(() => choice);
    setProblem(undefined);
    const result = await run(choice);
    if (!result) return;
    if (!result.ok) return setProblem(failureSentence(result));
    setIsLeaving(true);
    window.location.assign(result.data.to);
  };

  return (
    <div className="grid gap-4">
      <FormAlert message={problem} />
      <dl className="grid gap-3">
        <Fact term="You">
          <b className="font-semibold">{person.fullName}</b>
          <span className="block text-muted">{person.email}</span>
        </Fact>
        <Fact term="Program">
          <b className="font-semibold">{client}</b>
        </Fact>
        <Fact term="Answer goes to">
          <code className="font-mono text-caption">{redirectUri}</code>
          <span className="block text-muted">On your own machine</span>
        </Fact>
      </dl>
      <p>
        It can do what you can do, with the roles you have at that moment. It stops when you sign out of this browser,
        after a day without use, and at the latest a week after you signed in. You can end its session under Account at
        any time.
      </p>
      <form
        className="grid grid-cols-2 gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          void answer(allow);
        }}
      >
        <Button inactive={isBusy} onClick={() => void answer(refuse)}>
          Cancel
        </Button>
        <SubmitButton label="Allow" pendingLabel="Allowing…" pending={isBusy && chosen === allow} inactive={isBusy} />
      </form>
      <output className="text-center text-caption text-muted empty:hidden">
        {isLeaving ? `Going back to ${client}…` : ''}
      </output>
      <form action={signOut} className="border-t border-line pt-4 text-center text-caption text-muted">
        Not {person.fullName}?{' '}
        <Button type="submit" size="small" className="ml-1" inactive={isBusy}>
          Use another account
        </Button>
      </form>
      <Dialog open={gate !== null} size="small" onDismiss={() => leaveGate?.()}>
        {gate}
      </Dialog>
    </div>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="grid gap-x-3 sm:grid-cols-[7rem_1fr]">
      <dt className="text-muted">{term}</dt>
      <dd className="min-w-0 wrap-anywhere">{children}</dd>
    </div>
  );
}
