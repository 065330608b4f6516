'use client';

import { ExternalLink } from 'lucide-react';

import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';

import { useSingleSignOn } from './use-single-sign-on.ts';

interface SingleSignOnButtonProps {
  name: string;
  onSignedIn: (userId: string) => void;
}

/** Proves identity at the identity provider in a new tab, while this page keeps its input. */
export function SingleSignOnButton({ name, onSignedIn }: SingleSignOnButtonProps) {
  const { start, waiting, error } = useSingleSignOn(onSignedIn);
  return (
    <div className="grid gap-2">
      <Button onClick={start}>
        Continue with {name}
        <ExternalLink size={16} strokeWidth={1.5} aria-hidden />
        <span className="sr-only">(opens a new tab)</span>
      </Button>
      <output className="text-caption text-muted empty:hidden">
        {waiting && `Waiting for ${name} in the other tab.`}
      </output>
      {error && (
        <Notice tone="danger" alert>
          {error}
        </Notice>
      )}
    </div>
  );
}
