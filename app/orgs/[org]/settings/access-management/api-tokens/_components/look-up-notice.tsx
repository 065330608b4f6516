'use client';

import { X } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';

import { useFrame } from '#components/shell/frame-context.tsx';
import { tokenHref } from '#components/tokens/token-href.ts';
import { Button, buttonClass } from '#components/ui/button.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { Notice } from '#components/ui/notice.tsx';

import type { LookUp } from './use-look-up.ts';

function words(lookUp: LookUp): ReactNode {
  switch (lookUp.state) {
    case 'looking':
      return 'Looking for the token…';
    case 'found':
      return (
        <>
          That is the value of <strong className="font-semibold">{lookUp.token.name}</strong>.
        </>
      );
    case 'unknown':
      return 'No token in this Organization has that value.';
    case 'not-searched':
      return 'This looks like a token value, so it was not searched.';
    case 'failed':
      return lookUp.message;
  }
}

/** The answer to a pasted token value. */
export function LookUpNotice({ lookUp, onDismiss }: { lookUp: LookUp | null; onDismiss: () => void }) {
  const { organization } = useFrame();
  return (
    <output aria-live="polite" className="block">
      {lookUp ? (
        <Notice
          tone={lookUp.state === 'failed' ? 'danger' : 'info'}
          className="mt-2"
          action={
            <>
              {lookUp.state === 'found' ? (
                <Link
                  href={tokenHref(organization.shortName, lookUp.token.id)}
                  className={buttonClass('plain', 'small')}
                >
                  Open
                </Link>
              ) : null}
              <Button kind="quiet" size="small" iconOnly aria-label="Dismiss" onClick={onDismiss}>
                <Icon of={X} />
              </Button>
            </>
          }
        >
          {words(lookUp)}
        </Notice>
      ) : null}
    </output>
  );
}
