'use client';

import { useState } from 'react';

import { Button } from '#components/ui/button.tsx';
import { useNow, useTimeZone } from '#components/ui/clock.tsx';
import { DialogBody, DialogFoot, DialogForm, DialogHead } from '#components/ui/dialog.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { formatDate, plural } from '#lib/format.ts';
import type { Overlap } from '#lib/tokens/schemas.ts';
import type { TokenDetails, TokenRow } from '#lib/tokens/types.ts';

import { CopyOnceView } from './copy-once-view.tsx';
import { failureSentence } from './failure-sentence.ts';
import { SubmitButton } from './form-foot.tsx';
import { newIdempotencyKey } from './idempotency-key.ts';
import { ImpactBox } from './impact-box.tsx';
import { OverlapField } from './overlap-field.tsx';
import { nextPeriod, shortMoment } from './rotation.ts';
import { useDismiss, useTokenDialogFrame } from './token-dialog-context.ts';
import { useFreshToken } from './use-fresh-token.ts';
import { useGuarded } from './use-guarded.tsx';
import { useImpact } from './use-impact.ts';
import { useSecret } from './use-secret.ts';

/** `Rotate token`: a new value; the old one ends now or lives on for a while. Then the new value is shown once. */
export function RotateView({ token: given }: { token: TokenRow }) {
  const { organization, actions, options, close, back } = useTokenDialogFrame();
  const { policies } = options;
  // The list may be older than the dialog: the value that is about to be replaced is read again.
  const token = useFreshToken(given);
  const usage = useImpact(given.id);
  const { run, pending, gate, leaveGate } = useGuarded();
  const [idempotencyKey] = useState(newIdempotencyKey);
  const [overlap, setOverlap] = useState<Overlap>(given.leakReportedAt ? 'now' : policies.defaultOverlap);
  const [problem, setProblem] = useState<string | null>(null);
  const [rotated, setRotated] = useState<TokenDetails | null>(null);
  const [secret, keepSecret] = useSecret();
  const now = useNow();
  const isExpired = token.endAt !== null && token.endAt <= now;

  const leave = () => {
    if (leaveGate) leaveGate();
    else if (!pending) close();
  };
  useDismiss(leave);

  const submit = async () => {
    setProblem(null);
    const answer = await run(() =>
      actions.rotate(organization.shortName, {
        tokenId: token.id,
        overlap: isExpired || token.leakReportedAt ? 'now' : overlap,
        currentShortToken: token.shortToken,
        idempotencyKey,
      }),
    );
    if (!answer) return;
    if (!answer.ok) return setProblem(failureSentence(answer));
    if (answer.data.secret === null) {
      return setProblem(
        'The token was rotated, but its value cannot be shown again. Rotate it again to get a new one.',
      );
    }
    keepSecret(answer.data.secret);
    setRotated(answer.data.token);
  };

  if (rotated) return <CopyOnceView token={rotated} secret={secret} after="rotate" />;
  if (gate) return gate;
  return (
    <DialogForm
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <DialogHead title="Rotate token" onClose={leave} onBack={pending ? undefined : back} />
      <DialogBody>
        {problem && (
          <Notice tone="danger" alert>
            {problem}
          </Notice>
        )}
        <p className="wrap-anywhere">
          <b className="font-semibold">{token.name}</b>{' '}
          <span className="font-mono text-caption text-muted">…{token.shortToken}</span> gets a new value. Name, roles
          and ID stay the same.
        </p>
        <ImpactBox {...usage} wasUsed={given.lastUsedAt !== null} />
        {token.leakReportedAt && (
          <Notice tone="danger">Its value was reported as leaked, so it ends with the rotation.</Notice>
        )}
        {!isExpired && !token.leakReportedAt && (
          <OverlapField
            value={overlap}
            onChange={setOverlap}
            token={token}
            impact={usage.impact}
            policies={policies}
            readOnly={pending}
          />
        )}
        {token.overlapEndsAt && token.overlapEndsAt > now && <EarlierOverlap token={token} />}
        {token.pausedAt && <p>{afterPause(token)}</p>}
        <NewExpiry token={token} />
      </DialogBody>
      <DialogFoot>
        <Button
          data-autofocus={isExpired || token.leakReportedAt !== null || undefined}
          inactive={pending}
          onClick={leave}
        >
          Cancel
        </Button>
        <SubmitButton label="Rotate token" pendingLabel="Rotating…" pending={pending} />
      </DialogFoot>
    </DialogForm>
  );
}

/** Only a pause because of the old value ends with it; somebody else's stays. */
function afterPause(token: TokenRow & Partial<Pick<TokenDetails, 'pausedBy'>>): string {
  if (token.leakReportedAt && token.pausedBy === null) {
    return 'The token was paused because of the report. Its new value is accepted at once.';
  }
  return 'This token is paused. It stays paused, and so does its new value.';
}

/** An earlier rotation's old value still lives: there are never more than two. */
function EarlierOverlap({ token }: { token: TokenRow & Partial<Pick<TokenDetails, 'values'>> }) {
  const now = useNow();
  const zone = useTimeZone();
  const old = token.values?.[1];
  if (!token.overlapEndsAt) return null;
  return (
    <Notice tone="warn">
      {old ? <span className="font-mono text-caption">…{old.shortToken}</span> : 'An earlier value'} is still accepted
      until {shortMoment(token.overlapEndsAt, now, zone)}. Rotating ends it now.
    </Notice>
  );
}

function NewExpiry({ token }: { token: TokenRow }) {
  const { options } = useTokenDialogFrame();
  const now = useNow();
  const zone = useTimeZone();
  const { days, isShortened } = nextPeriod(token.expiryPeriodDays, options.policies);
  const because = isShortened && days !== null && `This Organization allows at most ${plural(days, 'day')}. `;
  if (days === null) return <p>New value never expires.</p>;
  return (
    <p>
      {because}New value expires{' '}
      <b className="font-semibold">{formatDate(new Date(now.getTime() + days * 86_400_000), zone)}</b>{' '}
      <span className="text-muted">({plural(days, 'day')} from now).</span>
    </p>
  );
}
