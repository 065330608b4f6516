'use client';

import { useState } from 'react';

import { DialogBody, DialogForm, DialogHead } from '#components/ui/dialog.tsx';
import { Disclosure } from '#components/ui/disclosure.tsx';
import type { TokenDetails } from '#lib/tokens/types.ts';

import { AllowedAddressesField } from './allowed-addresses-field.tsx';
import { CopyOnceView } from './copy-once-view.tsx';
import { CreateAlert, type CreateProblem } from './create-alert.tsx';
import { DuplicateNameNotice } from './duplicate-name-notice.tsx';
import { ExpirationField } from './expiration-field.tsx';
import { failureSentence } from './failure-sentence.ts';
import { FormFoot } from './form-foot.tsx';
import { CREATE_WORDS } from './guests/guest-words.ts';
import { newIdempotencyKey } from './idempotency-key.ts';
import { RightsPreview } from './rights-preview.tsx';
import { useDismiss, useTokenDialogFrame } from './token-dialog-context.ts';
import type { CreatePrefill } from './token-dialog-types.ts';
import { TokenFields } from './token-fields.tsx';
import { createErrors, draftInput, emptyForm, expiryDays } from './token-form.ts';
import { useCountdown } from './use-countdown.ts';
import { useDuplicateName } from './use-duplicate-name.ts';
import { useGuarded } from './use-guarded.tsx';
import { useLeaveGuard } from './use-leave-guard.ts';
import { useSecret } from './use-secret.ts';
import { useTokenForm } from './use-token-form.ts';

/** `Create API token`; after success its place is taken by the value, shown once. */
export function CreateView({ prefill }: { prefill: CreatePrefill }) {
  const frame = useTokenDialogFrame();
  const { organization, actions, options, close } = frame;
  const [initial] = useState(() => emptyForm(prefill, options));
  // One key per opened form: however often it is sent, one token comes of it.
  const [idempotencyKey] = useState(newIdempotencyKey);
  const form = useTokenForm(initial, (current) => createErrors(current, options));
  const { value: typed, errors, attach, change } = form;
  const { run, pending, gate, leaveGate } = useGuarded();
  const [created, setCreated] = useState<TokenDetails | null>(null);
  const [secret, keepSecret] = useSecret();
  const [problem, setProblem] = useState<CreateProblem | null>(null);
  const [asksDiscard, setAsksDiscard] = useState(false);
  // Not while it is being created: the question would queue up behind the creation, and find it.
  const duplicate = useDuplicateName(organization.shortName, actions.findByName, pending || created ? '' : typed.name);
  const isDirty = Object.entries(initial).some(([field, was]) => typed[field as keyof typeof initial] !== was);
  const wait = useCountdown(problem?.kind === 'wait' ? problem : null);

  const leave = () => {
    if (leaveGate) return leaveGate();
    if (pending) return;
    if (isDirty) setAsksDiscard(true);
    else close();
  };
  useDismiss(leave);
  useLeaveGuard(isDirty && !created, leave);

  const submit = async () => {
    if (pending || wait > 0 || !form.accept()) return;
    setProblem(null);
    setAsksDiscard(false);
    const { scope, entityId } = options;
    const fields = { ...draftInput(typed), expiryDays: expiryDays(typed), idempotencyKey };
    const input = scope === 'ORGANIZATION' ? fields : { ...fields, scope, entityId };
    const answer = await run(() => actions.create(organization.shortName, input));
    if (!answer) return;
    if (answer.ok) {
      const { token, secret: value } = answer.data;
      if (value === null) return setProblem({ kind: 'value-lost', token });
      keepSecret(value);
      return setCreated(token);
    }
    const refused = 'fields' in answer ? answer.fields : {};
    // A refused lifetime past our own check means the policy has changed since the form was opened.
    if (answer.code === 'CONFLICT' || refused.expiryDays) await frame.reloadOptions();
    if (form.refuse(refused)) return;
    setProblem(toProblem(answer));
  };

  if (created) return <CopyOnceView token={created} secret={secret} after="create" />;
  if (gate) return gate;
  const words = CREATE_WORDS[options.scope];
  const seen = typed.role === 'ORGANIZATION_OWNER' ? 'all' : 'none yet';
  const role = options.roles.find((candidate) => candidate.role === typed.role);
  return (
    <DialogForm
      ref={attach}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <DialogHead title={words.title} onClose={leave} />
      <DialogBody>
        {problem && <CreateAlert problem={problem} />}
        <TokenFields
          value={typed}
          onChange={change}
          errors={errors}
          options={options}
          readOnly={pending}
          nameNotice={<DuplicateNameNotice id={duplicate} />}
        />
        <ExpirationField
          value={typed}
          onChange={change}
          error={errors.expiryDays}
          policies={options.policies}
          readOnly={pending}
        />
        <Disclosure title="More options" isOpen={errors.allowedIpRanges !== undefined}>
          <AllowedAddressesField
            value={typed.addresses}
            onChange={change}
            error={errors.allowedIpRanges}
            readOnly={pending}
          />
        </Disclosure>
        {role && <RightsPreview rights={role.rights} workspaces={options.scope === 'ORGANIZATION' ? seen : null} />}
      </DialogBody>
      <FormFoot
        submitLabel={wait > 0 ? `Try again in ${wait} s` : words.submit}
        pendingLabel={words.pending}
        pending={pending}
        inactive={wait > 0}
        onCancel={leave}
        asksDiscard={asksDiscard}
        onKeep={() => setAsksDiscard(false)}
        onDiscard={close}
      />
    </DialogForm>
  );
}

type Refused = { code: string; message: string; requestId: string | null; details?: Record<string, unknown> };

function toProblem(refused: Refused): CreateProblem {
  const { code, requestId, details } = refused;
  switch (code) {
    case 'LOST':
    case 'INTERNAL':
    case 'UNAVAILABLE':
      return { kind: 'unknown', requestId };
    case 'FORBIDDEN':
      return {
        kind: 'text',
        text: 'You no longer have permission to create this token. Your input is still here.',
      };
    case 'TOO_MANY_REQUESTS':
      return { kind: 'wait', seconds: Math.max(1, Number(details?.retryAfterSeconds) || 60) };
    default:
      return { kind: 'text', text: failureSentence(refused) };
  }
}
