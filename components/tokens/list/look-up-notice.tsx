'use client';

import { X } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';

import { Button, buttonClass } from '#components/ui/button.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { Notice } from '#components/ui/notice.tsx';

import { useTokenHref, useTokenPlace, type TokenPlace } from '../token-place.tsx';
import { FoundWords } from './found-words.tsx';
import type { LookUp } from './use-look-up.ts';

const SCOPES = { ORGANIZATION: 'Organization', WORKSPACE: 'Workspace', DEPLOYMENT: 'Deployment' } as const;

function words(lookUp: LookUp, scope: TokenPlace['scope']): ReactNode {
  switch (lookUp.state) {
    case 'looking':
      return 'Looking for the token…';
    case 'found':
      return <FoundWords token={lookUp.token} />;
    case 'unknown':
      return `No token in this ${SCOPES[scope]} has or had that value. What ended long ago may not be known any more.`;
    case 'not-searched':
      return 'This looks like a token value, so it was not searched.';
    case 'failed':
      return lookUp.message;
  }
}

/** The answer to a pasted token value. */
export function LookUpNotice({ lookUp, onDismiss }: { lookUp: LookUp | null; onDismiss: () => void }) {
  const { scope } = useTokenPlace();
  const hrefOf = useTokenHref();
  return (
    <output aria-live="polite" className="block">
      {lookUp ? (
        <Notice
          tone={lookUp.state === 'failed' ? 'danger' : 'info'}
          className="mt-2"
          action={
            <>
              {lookUp.state === 'found' && lookUp.token.purpose === 'API' ? (
                <Link href={hrefOf(lookUp.token)} className={buttonClass('plain', 'small')}>
                  Open
                </Link>
              ) : null}
              <Button kind="quiet" size="small" iconOnly aria-label="Dismiss" onClick={onDismiss}>
                <Icon of={X} />
              </Button>
            </>
          }
        >
          {words(lookUp, scope)}
        </Notice>
      ) : null}
    </output>
  );
}
