'use client';

import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import type { ActionResult } from '#lib/result.ts';

import { FormAlert } from './form-alert.tsx';
import { useActionForm } from './use-action-form.ts';

interface AcceptFormProps {
  code: string;
  /** Whom the invitation is for. */
  invitee: string;
  /** Who is signed in. */
  person: { email: string; fullName: string };
  organization: string;
  /** `{ code }`; redirects after a success. */
  accept: (input: unknown) => Promise<ActionResult<null>>;
  /** Signs out and comes back to this page. */
  signOut: () => Promise<void>;
}

/** Somebody signed in accepts an invitation; it has to be their own. */
export function AcceptForm({ code, invitee, person, organization, accept, signOut }: AcceptFormProps) {
  const { formProps, alert, isPending } = useActionForm({ fields: [], send: () => accept({ code }) });
  if (person.email !== invitee) {
    return (
      <div className="grid gap-4">
        <Notice tone="warn">
          You are signed in as {person.email}. This invitation is for {invitee}.
        </Notice>
        <form action={signOut}>
          <Button type="submit" kind="primary" className="w-full">
            Sign out and go on
          </Button>
        </form>
      </div>
    );
  }
  return (
    <form {...formProps} className="grid gap-4">
      <FormAlert message={alert} />
      <p>
        You are signed in as <b className="font-semibold">{person.fullName}</b>. Joining {organization} changes nothing
        in your other Organizations.
      </p>
      <Button type="submit" kind="primary" className="w-full" inactive={isPending}>
        {isPending ? 'Joining…' : 'Accept invitation'}
      </Button>
    </form>
  );
}
