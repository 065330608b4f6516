'use client';

import { ServerCrash } from 'lucide-react';
import { useTransition } from 'react';

import { Button } from '#components/ui/button.tsx';
import { CopyButton } from '#components/ui/copy-button.tsx';

import { MessagePage } from './message-page.tsx';

interface BrokenPageProps {
  /** What a log line can be found by. */
  requestId: string | undefined;
  onRetry: () => void;
}

/** 500: what to tell whoever looks after this installation, and another try. */
export function BrokenPage({ requestId, onRetry }: BrokenPageProps) {
  const [isTrying, startTrying] = useTransition();
  return (
    <MessagePage
      icon={ServerCrash}
      title="Something broke on our side"
      actions={
        <Button kind="primary" inactive={isTrying} onClick={() => startTrying(onRetry)}>
          {isTrying ? 'Trying…' : 'Try again'}
        </Button>
      }
    >
      <p>Nothing was changed. If it happens again, tell whoever runs this installation.</p>
      {requestId ? <RequestId id={requestId} /> : null}
    </MessagePage>
  );
}

/** `Request ID 7f3c…` with a copy button. */
export function RequestId({ id }: { id: string }) {
  return (
    <p className="mt-2 flex items-center justify-center gap-1 text-caption">
      Request ID <code className="font-mono">{id}</code>
      <CopyButton text={id} label="Copy request ID" announce="Request ID copied" size="small" iconOnly />
    </p>
  );
}
