'use client';

import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';

import { useTimeZone } from '#components/ui/clock.tsx';
import { Button } from '#components/ui/button.tsx';
import { DialogBody, DialogFoot, DialogHead } from '#components/ui/dialog.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { useToast } from '#components/ui/toast.tsx';
import { roleName } from '#lib/access/roles.ts';
import { formatDate, formatDateTime } from '#lib/format.ts';
import type { TokenDetails } from '#lib/tokens/types.ts';

import { QuestionFoot } from './question-foot.tsx';
import { Snippets } from './snippets.tsx';
import { useDismiss, useTokenDialogFrame } from './token-dialog-context.ts';
import { useTokenHref } from './token-place.tsx';
import { TokenValueField } from './token-value-field.tsx';
import { useLeaveGuard } from './use-leave-guard.ts';
import { useViewToast } from './use-view-toast.ts';

interface CopyOnceViewProps {
  token: TokenDetails;
  /** Null once the page was put away. */
  secret: string | null;
  after: 'create' | 'rotate';
}

/** The only time a token value is shown. Leaving before it was copied asks first. */
export function CopyOnceView({ token, secret, after }: CopyOnceViewProps) {
  const frame = useTokenDialogFrame();
  const [isCopied, setCopied] = useState(false);
  const [asksToClose, setAsksToClose] = useState(false);
  const [sessionEnded, setSessionEnded] = useState(false);
  const copyButton = useRef<HTMLButtonElement>(null);
  const confirmed = useRef(false);
  const toast = useToast();
  const zone = useTimeZone();
  const viewToast = useViewToast();
  const hrefOf = useTokenHref();
  const router = useRouter();

  // Once the page was put away the value is gone, and with it the reason to stay.
  useLeaveGuard(!isCopied && secret !== null, () => setAsksToClose(true));
  useDismiss((reason) => {
    if (reason !== 'button' && !isCopied) pulse(copyButton.current);
  });

  const confirm = async () => {
    if (confirmed.current) return;
    confirmed.current = true;
    try {
      const answer = await frame.actions.confirmCopied(frame.organization.shortName, { tokenId: token.id });
      if (answer.ok) return;
      if (answer.code === 'UNAUTHENTICATED') setSessionEnded(true);
    } catch {
      // Only a note on the details page hangs on it; the next copy tries again.
    }
    confirmed.current = false;
  };
  const copied = () => {
    setCopied(true);
    setAsksToClose(false);
    void confirm();
  };

  const finish = () => {
    // A download sends nothing by itself, so it is confirmed only here.
    if (isCopied) void confirm();
    frame.close();
    if (after === 'rotate') {
      frame.callbacks.onChanged?.(token);
      return toast('Token rotated');
    }
    const find = frame.callbacks.onCreated?.(token);
    if (find) frame.setFinalFocus(find);
    viewToast(`Token ${token.name} created`, token.id);
  };
  /** On to the tab where an Organization token is brought into Workspaces. */
  const addAccess = () => {
    finish();
    router.push(hrefOf({ id: token.id }, 'workspaces'));
  };
  const done = () => (isCopied || secret === null ? finish() : setAsksToClose(true));

  return (
    <>
      <DialogHead title={after === 'rotate' ? 'Copy your new token value' : 'Copy your API token'} />
      <DialogBody>
        {sessionEnded && (
          <Notice tone="danger" alert>
            Your session ended. Copy the value before you leave.
          </Notice>
        )}
        <Notice tone="warn">
          Copy the token and store it in a safe place. You will not be able to see this value again.
        </Notice>
        {after === 'rotate' && <OldValue token={token} />}
        {secret === null ? (
          <p>The value is no longer in this page. Rotate the token to get a new one.</p>
        ) : (
          <>
            <TokenValueField
              secret={secret}
              tokenName={token.name}
              isCopied={isCopied}
              copyRef={copyButton}
              onCopied={copied}
              onDownloaded={() => setCopied(true)}
            />
            <Snippets secret={secret} organizationId={frame.organization.id} onCopied={copied} />
          </>
        )}
        <p className="text-caption text-muted wrap-anywhere">
          <b className="font-semibold text-text">{token.name}</b>
          <Dot />
          {roleName(token.role)}
          <Dot />
          {token.endAt ? `expires ${formatDate(token.endAt, zone)}` : 'never expires'}
        </p>
      </DialogBody>
      {asksToClose && !isCopied ? (
        <QuestionFoot
          question="You have not copied this token. Close anyway?"
          stayLabel="Go back"
          onStay={() => setAsksToClose(false)}
          leaveLabel="Close without copying"
          onLeave={finish}
        />
      ) : (
        <DialogFoot>
          {after === 'create' && token.scope === 'ORGANIZATION' && (
            <Button onClick={() => (isCopied || secret === null ? addAccess() : setAsksToClose(true))}>
              Add Workspace access
            </Button>
          )}
          <Button kind={isCopied ? 'primary' : 'plain'} onClick={done}>
            Done
          </Button>
        </DialogFoot>
      )}
    </>
  );
}

const Dot = () => <span className="mx-2 text-control">·</span>;

/** What becomes of the value that was replaced. */
function OldValue({ token }: { token: TokenDetails }) {
  const zone = useTimeZone();
  const old = token.values[1];
  return (
    <p>
      {old?.endsAt && token.overlapEndsAt && (
        <>
          The old value <span className="font-mono text-caption">…{old.shortToken}</span> works until{' '}
          {formatDateTime(token.overlapEndsAt, zone)}.{' '}
        </>
      )}
      In every workflow using this token, replace the old value.
    </p>
  );
}

/** Draws the eye to what has to be done first. */
function pulse(button: HTMLElement | null): void {
  if (window.matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  button?.animate([{ boxShadow: '0 0 0 0 var(--accent)' }, { boxShadow: '0 0 0 8px transparent' }], { duration: 480 });
}
