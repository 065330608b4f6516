'use client';

import { Button } from '#components/ui/button.tsx';
import type { ActionResult } from '#lib/result.ts';

import { OrDivider } from './or-divider.tsx';
import { useActionForm } from './use-action-form.ts';

/** Leaves for the identity provider, and comes back to `next`. */
export function useSingleSignOn(start: (input: unknown) => Promise<ActionResult<{ url: string }>>, next: string) {
  return useActionForm({
    fields: [],
    send: () => start({ next }),
    onDone: ({ url }) => window.location.assign(url),
  });
}

interface SingleSignOnProps {
  /** Of the identity provider; null where there is none. */
  name: string | null;
  form: ReturnType<typeof useSingleSignOn>;
  inactive: boolean;
}

/** `Continue with …` above a form that takes a password. */
export function SingleSignOn({ name, form, inactive }: SingleSignOnProps) {
  if (!name) return null;
  return (
    <>
      <form {...form.formProps}>
        <Button type="submit" className="w-full" inactive={inactive}>
          Continue with {name}
        </Button>
      </form>
      <OrDivider />
    </>
  );
}
